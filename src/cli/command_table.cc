#include "cli/command_table.h"

#include <array>
#include <limits>

#include "cli/commands.h"

namespace newsieve::cli {
namespace {

constexpr std::array kCommands = {
    Command{"clean", "Clean documents and judge them: the main job", kClean, "PATH",
            "Files, folders (read in sorted order, hidden files skipped), or - for standard input",
            0, -1, RunClean},
    Command{"explain", "Show what becomes of each line of one document, and why", kExplain, "FILE",
            "A file of any format (`formats list`), or - for standard input", 1, 1, RunExplain},
    Command{"rules check", "Check rules and their examples", kRulesCheck, "PATH",
            "Rule files or folders, checked together with the built-in ones", 0, -1, RunRulesCheck},
    Command{"rules list", "List the rules in force", kRulesList, nullptr, nullptr, 0, 0,
            RunRulesList},
    Command{"rules show", "Show one rule as it stands in its file, and why it is there", kRulesShow,
            "ID", "A rule, as `rules list` names it", 1, 1, RunRulesShow},
    Command{"rules test", "Show which rules take something from a text", kRulesTest, "TEXT",
            "The text itself, or - for standard input", 1, 1, RunRulesTest},
    Command{"rules diff", "Show what a change of rules would do to documents, before it is made",
            kRulesDiff, "CORPUS",
            "Documents to try both on: files, folders, or - for standard input", 1, -1,
            RunRulesDiff},
    Command{"rules suggest", "Propose rules for lines that sites repeat and no rule takes",
            kRulesSuggest, "PATH", "Files or folders; they are read twice", 1, -1, RunRulesSuggest},
    Command{"signals list", "List what is measured of a text", kSignalsList, nullptr, nullptr, 0, 0,
            RunSignalsList},
    Command{"presets list", "List the presets, and the limits that each drops by", kPresetsList,
            nullptr, nullptr, 0, 0, RunPresetsList},
    Command{"formats list", "List the input formats", kFormatsList, nullptr, nullptr, 0, 0,
            RunFormatsList},
    Command{"eval lines", "Measure newsieve on pages whose lines you have labelled", kEvalLines,
            "PATH",
            "Files, folders, or - for standard input: JSON lines of pages, {\"id\", \"lang\", "
            "\"site\", \"lines\": [{\"text\", \"label\"}]}, where label is a (article), b "
            "(boilerplate) or u (undecided)",
            1, -1, RunEvalLines},
    Command{"eval documents", "Measure the detector of machine-written text on labelled documents",
            kEvalDocuments, "PATH",
            "Files, folders, or - for standard input: JSON lines of documents, {\"id\", \"text\", "
            "\"label\", \"source\"}, where label is machine, or anything else for human",
            1, -1, RunEvalDocuments},
    Command{"stats", "Show how signals and scores are distributed, and suggest limits", kStats,
            "PATH",
            "What clean wrote (JSON lines of records, or the folder of --to tree), or documents, "
            "which are then judged: files, folders, or - for standard input",
            1, -1, RunStats},
    Command{"verify", "Prove a run: text and edits rebuild each input, and none is missing",
            kVerify, "RUN", "A JSONL file of records, or a folder that --to tree wrote", 1, 1,
            RunVerify},
    Command{"templates learn", "Learn which lines a site repeats, for clean --templates FILE",
            kTemplatesLearn, "PATH", "Files, folders, or - for standard input", 1, -1,
            RunTemplatesLearn},
};

constexpr std::array kGroups = {
    Group{"rules", "Check, list, show, try and suggest rules"},
    Group{"signals", "List what is measured of a text"},
    Group{"presets", "List what drops documents as another tool does"},
    Group{"formats", "List the input formats"},
    Group{"eval", "Measure newsieve on labelled data of your own"},
    Group{"templates", "Learn the lines that sites repeat"},
};

constexpr int kMaxShown = 1000000, kMaxRecord = std::numeric_limits<int>::max();

constexpr std::array kFlags = {
    Flag{"OLD", "", kRulesDiff, &Flags::old_rules, nullptr,
         "Rules as they are: a file or folder, read after the built-in packs (with "
         "--no-builtin-rules: alone), or the word builtin for the built-in packs themselves"},
    Flag{"NEW", "", kRulesDiff, &Flags::new_rules, nullptr, "Rules as they would be, named so too"},
    Flag{"-o,--output", "OUT", kClean | kLearning, &Flags::output, nullptr,
         "Write here: a file, or a folder for --to tree. It appears whole or not at all. Default: "
         "standard output"},
    Flag{"--from", "FORMAT", kClean | kExplain | kRulesDiff | kLearning | kStats, &Flags::from,
         "text|html|jsonl|csv|tsv|warc|wet",
         "Format of the inputs. Default: by extension, then by their first bytes"},
    Flag{"--record", "N", kExplain, &Flags::record, nullptr,
         "Of a file of many documents, the one of this record number (`source.record` of records)",
         1, kMaxRecord},
    Flag{"--to", "FORMAT", kClean, &Flags::to, "jsonl|text|markdown|tree",
         "jsonl: one record a line. text: the cleaned text of kept documents. markdown: the same with "
         "headings, lists, tables and a front matter. tree: the input tree "
         "mirrored under OUT, "
         "and records.jsonl"},
    Flag{"--shard-size", "SIZE", kClean, &Flags::shard_size, nullptr,
         "Write a folder of parts of about this size, such as 64MB or 1GB, each of which is there whole or not at all, "
         "and a manifest. Such a run can be resumed. Default: one file; with --resume 256MB"},
    Flag{"--resume", nullptr, kClean, &Flags::resume, nullptr,
         "Go on with the run that OUT holds, from where it was stopped or from the first input that changed since; "
         "begin one where there is none"},
    Flag{"--memory", "SIZE", kClean, &Flags::memory, nullptr,
         "Keep the whole process below this, such as 512MB: what does not fit is set aside. Default: bounded by threads and the "
         "largest document"},
    Flag{"--quarantine", "DIR", kClean, &Flags::quarantine, nullptr,
         "Put what could not be processed here, with the reason beside it"},
    Flag{"--progress", "WHEN", kClean, &Flags::progress, "auto|always|never",
         "auto: how far the run is, on standard error: one line on a terminal, else a line every ten seconds. always: "
         "the same, with --quiet too. Default: auto"},
    Flag{"-j,--threads", "N", kClean | kEval | kRulesDiff | kLearning | kStats, &Flags::threads,
         nullptr, "Workers. The output does not depend on it. Default: one per core"},
    Flag{"--config", "FILE", kFiltering | kTemplatesLearn | kPresetsList, &Flags::config, nullptr,
         "Configuration that overrides the built-in one, key by key"},
    Flag{"--profile", "NAME", kFiltering, &Flags::profile, nullptr,
         "Thresholds: news (default), strict, lenient, corpus"},
    Flag{"--preset", "NAME", kFiltering, &Flags::presets, nullptr,
         "Drop what another tool drops: gopher, c4, mc4, fineweb, nemo, with commas between "
         "(`presets "
         "list`). Without --profile "
         "nothing else decides",
         0, 0, ','},
    Flag{
        "--removal", "NAME", kFiltering, &Flags::removal, nullptr,
        "What goes: rules (only what rules name), lenient, balanced (default) or strict (also what "
        "the line model takes for furniture)"},
    Flag{"--signals", "FAMILY", kClean | kExplain, &Flags::signals, nullptr,
         "Families of signals to put into records, with commas between (`signals list`), or all. "
         "Default: as configured",
         0, 0, ','},
    Flag{"--languages", "CODES", kFiltering, &Flags::languages, nullptr,
         "Languages that are wanted, as ISO 639 codes with commas between; documents in others are "
         "set aside for review. Default: any",
         0, 0, ','},
    Flag{
        "--mask", "KIND", kClean | kExplain, &Flags::mask, nullptr,
        "Personal data to put placeholders for: email, phone, ip, iban, card, with commas between, "
        "or all. Default: as configured (none)",
        0, 0, ','},
    Flag{"--rules", "PATH", kFiltering, &Flags::rules, nullptr,
         "More rules, a file or a folder; may be given again"},
    Flag{"--no-builtin-rules", nullptr, kFiltering, &Flags::no_builtin_rules, nullptr,
         "Only the rules given"},
    Flag{
        "--templates", "FILE", kClean | kExplain | kEval | kStats, &Flags::templates, nullptr,
        "Also take lines that their site repeats: those in FILE, which `templates learn` wrote; or "
        "(clean only) learn, to learn them from the inputs, which are then read twice"},
    Flag{"--site", "NAME", kExplain, &Flags::site, nullptr,
         "The site whose templates apply. Default: the folder of FILE"},
    Flag{"--encoding", "LABEL", kClean | kExplain | kRulesDiff | kLearning | kStats,
         &Flags::encoding, nullptr, "Declared encoding of text inputs. Default: detect"},
    Flag{"--field", "PART=NAME", kClean | kExplain | kRulesDiff | kLearning | kStats | kVerify,
         &Flags::fields, nullptr,
         "Where JSON lines and rows hold text, html, id, url, title, author or published, as in "
         "--field text=body; may be given again. Default: in fields of that name"},
    Flag{"--merge-input", nullptr, kClean, &Flags::merge_input, nullptr,
         "Put unknown fields of JSONL inputs at the top level of records, not under input"},
    Flag{.name = "--dedup",
         .value = nullptr,
         .commands = kClean,
         .target = &Flags::dedup,
         .choices = "on|drop|review|note",
         .help = "Look for duplicates, exact and near (config: duplicates): the best of each is "
                 "kept, the others are dropped or, with --dedup=review or --dedup=note, set aside "
                 "or only marked. Nothing is written before all were read",
         .alone = "on"},
    Flag{"--dedup-index", "FILE", kClean, &Flags::dedup_index, nullptr,
         "Look for duplicates also among what earlier runs kept, and add what this one keeps; made "
         "where there is none"},
    Flag{"--fail-on", "WHAT", kClean, &Flags::fail_on, "drop|review|failed",
         "Exit with 1 if a document is dropped, set aside for review, or failed; may be given "
         "again"},
    Flag{"--limit", "N", kRulesSuggest, &Flags::limit, nullptr,
         "At most so many rules, what takes most first. Default: 50", 1, kMaxShown},
    Flag{"-q,--quiet", nullptr, kClean | kLearning, &Flags::quiet, nullptr,
         "No summary on standard error"},
    Flag{"--log-level", "LEVEL", kClean | kEval | kRulesDiff | kStats, &Flags::log_level,
         "info|warn|error|off", "What is told of single inputs on standard error. Default: warn"},
    Flag{"--label", "MEMBER=VALUE", kEvalDocuments, &Flags::label, nullptr,
         "Which documents a machine wrote: those where MEMBER is VALUE, or one of several with "
         "commas between; all others are human. May be given again. Default: label=machine"},
    Flag{"--by", "KEY", kEval, &Flags::by, nullptr,
         "Break the figures down by these members of the records, with commas between; \"\": not "
         "at all. Default: lang of pages, source of documents",
         0, 0, ','},
    Flag{"--by", "KEY", kStats, &Flags::by, "language|site|decision",
         "Break the figures down by these, with commas between. Default: not at all", 0, 0, ','},
    Flag{"--signals", "NAME", kStats, &Flags::signals, nullptr,
         "Signals or whole families to show, with commas between; score and scores are among them. "
         "Default: all",
         0, 0, ','},
    Flag{
        "--suggest", "PERCENT", kStats, &Flags::suggest, nullptr,
        "Print, not tables, a configuration with limits that so many documents break on each side, "
        "as in --suggest 1"},
    Flag{"--groups", "N", kEval | kStats, &Flags::groups, nullptr,
         "Groups to show of each key, the largest first; 0: all. Default: 20", 0, kMaxShown},
    Flag{"--by-rule", "N", kEvalLines, &Flags::by_rule, nullptr,
         "Rules to show with what each removed, those that took most article first. Default: 0", 0,
         kMaxShown},
    Flag{"--by-rule", "N", kEvalDocuments, &Flags::by_evidence, nullptr,
         "Rules of evidence to show with how many documents hold each, those that say most for a "
         "machine first. Default: 20",
         0, kMaxShown},
    Flag{"--worst", "N", kEvalLines, &Flags::worst, nullptr, "Worst pages to name. Default: 5", 0,
         kMaxShown},
    Flag{"--worst", "N", kEvalDocuments, &Flags::worst, nullptr,
         "Human documents with the highest probability to name, and machine ones with the lowest. "
         "Default: 5",
         0, kMaxShown},
    Flag{"--mistakes", "N", kEvalLines, &Flags::mistakes, nullptr,
         "Lines judged wrongly to show, evenly spread over all of them. Default: 0", 0, kMaxShown},
    Flag{"--mistakes", "N", kEvalDocuments, &Flags::mistakes, nullptr,
         "Documents with a wrong verdict to name, evenly spread over all of them. Default: 0", 0,
         kMaxShown},
    Flag{"--samples", "N", kRulesDiff, &Flags::samples, nullptr,
         "Lines to show of each rule, evenly spread over all of them. Default: 3", 0, kMaxShown},
    Flag{"--json", nullptr, kEval | kStats, &Flags::json, nullptr,
         "One JSON object with all groups, not tables"},
    Flag{"--full", nullptr, kExplain, &Flags::full, nullptr, "Do not cut long lines"},
    Flag{"--no-color", nullptr, kExplain, &Flags::no_color, nullptr,
         "No colour. NO_COLOR in the environment does the same"},
    Flag{"--input", "PATH", kVerify, &Flags::input, nullptr,
         "The inputs of the run, to compare with byte for byte"},
};

}  // namespace

std::span<const Command> Commands() { return kCommands; }

std::span<const Group> Groups() { return kGroups; }

std::span<const Flag> AllFlags() { return kFlags; }

}  // namespace newsieve::cli
