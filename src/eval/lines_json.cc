#include "io/json_writer.h"
#include "io/record.h"
#include "newsieve/eval.h"

namespace newsieve {
namespace {

// One evaluation on its way to JSON.
class EvaluationWriter {
 public:
  explicit EvaluationWriter(std::string& out) : json_(out) {}

  void Write(const LineEvaluation& evaluation) {
    json_.BeginObject();
    Integer("failed", evaluation.failed);
    json_.Key("all");
    json_.BeginObject();
    Figures(evaluation.all);
    json_.EndObject();
    List("groups", evaluation.groups, [this](const auto& group) { Group(group); });
    List("rules", evaluation.rules, [this](const auto& rule) { Rule(rule); });
    List("worst", evaluation.worst, [this](const auto& page) { Page(page); });
    Integer("mistake_count", evaluation.mistake_count);
    List("mistakes", evaluation.mistakes, [this](const auto& mistake) { Mistake(mistake); });
    WriteVersions(evaluation.versions, json_);
    json_.EndObject();
  }

 private:
  template <typename Items, typename WriteMembers>
  void List(std::string_view key, const Items& items, const WriteMembers& write_members) {
    json_.Key(key);
    json_.BeginArray();
    for (const auto& item : items) {
      json_.BeginObject();
      write_members(item);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void Group(const LineEvaluation::Group& group) {
    json_.Field("key", group.key);
    json_.Field("value", group.value);
    Figures(group.figures);
  }

  void Figures(const LineFigures& figures) {
    const Confusion& characters = figures.characters;
    Integer("pages", figures.pages);
    Number("boilerplate_precision", characters.precision());
    Number("boilerplate_recall", characters.recall());
    Number("boilerplate_f1", characters.f1());
    Number("article_kept", characters.article_kept());
    Number("page_article_f1_mean", figures.page_f1_mean);
    Number("page_article_f1_median", figures.page_f1_median);
    Number("pages_kept_share", figures.pages_kept_share());
    Counts("characters", characters);
    Counts("lines", figures.lines);
  }

  void Counts(std::string_view key, const Confusion& counts) {
    json_.Key(key);
    json_.BeginObject();
    Integer("true_positives", counts.true_positives);
    Integer("false_positives", counts.false_positives);
    Integer("false_negatives", counts.false_negatives);
    Integer("true_negatives", counts.true_negatives);
    json_.EndObject();
  }

  void Rule(const LineEvaluation::Rule& rule) {
    json_.Field("id", rule.id);
    Integer("boilerplate", rule.boilerplate);
    Integer("article", rule.article);
    Integer("pages_broken", rule.pages_broken);
  }

  void Page(const LineEvaluation::Page& page) {
    json_.Field("id", page.id);
    json_.Field("site", page.site);
    Integer("article_lost", page.article_lost);
    Integer("boilerplate_left", page.boilerplate_left);
    Number("article_f1", page.f1);
  }

  void Mistake(const LineEvaluation::Mistake& mistake) {
    json_.Field("id", mistake.id);
    Integer("line", mistake.line);
    json_.Field("label", mistake.article ? "a" : "b");
    json_.Field("rule", mistake.rule);
    json_.Field("text", mistake.text);
  }

  void Integer(std::string_view key, std::uint64_t value) { json_.Key(key), json_.Integer(value); }
  void Number(std::string_view key, double value) { json_.Key(key), json_.Number(value); }

  JsonWriter json_;
};

}  // namespace

std::string ToJson(const LineEvaluation& evaluation) {
  std::string out;
  EvaluationWriter(out).Write(evaluation);
  return out;
}

}  // namespace newsieve
