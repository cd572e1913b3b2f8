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
    json_.Field("failed", evaluation.failed);
    json_.Object("all", [&] { Figures(evaluation.all); });
    json_.Objects("groups", evaluation.groups, [this](const auto& group) { Group(group); });
    json_.Objects("rules", evaluation.rules, [this](const auto& rule) { Rule(rule); });
    json_.Objects("worst", evaluation.worst, [this](const auto& page) { Page(page); });
    json_.Field("mistake_count", evaluation.mistake_count);
    json_.Objects("mistakes", evaluation.mistakes,
                  [this](const auto& mistake) { Mistake(mistake); });
    WriteVersions(evaluation.versions, json_);
    json_.EndObject();
  }

 private:
  void Group(const LineEvaluation::Group& group) {
    json_.Field("key", group.key);
    json_.Field("value", group.value);
    Figures(group.figures);
  }

  void Figures(const LineFigures& figures) {
    const Confusion& characters = figures.characters;
    json_.Field("pages", figures.pages);
    json_.Field("boilerplate_precision", characters.precision());
    json_.Field("boilerplate_recall", characters.recall());
    json_.Field("boilerplate_f1", characters.f1());
    json_.Field("article_kept", characters.article_kept());
    json_.Field("page_article_f1_mean", figures.page_f1_mean);
    json_.Field("page_article_f1_median", figures.page_f1_median);
    json_.Field("pages_kept_share", figures.pages_kept_share());
    Counts("characters", characters);
    Counts("lines", figures.lines);
  }

  void Counts(std::string_view key, const Confusion& counts) {
    json_.Object(key, [&] {
      json_.Field("true_positives", counts.true_positives);
      json_.Field("false_positives", counts.false_positives);
      json_.Field("false_negatives", counts.false_negatives);
      json_.Field("true_negatives", counts.true_negatives);
    });
  }

  void Rule(const LineEvaluation::Rule& rule) {
    json_.Field("id", rule.id);
    json_.Field("boilerplate", rule.boilerplate);
    json_.Field("article", rule.article);
    json_.Field("pages_broken", rule.pages_broken);
  }

  void Page(const LineEvaluation::Page& page) {
    json_.Field("id", page.id);
    json_.Field("site", page.site);
    json_.Field("article_lost", page.article_lost);
    json_.Field("boilerplate_left", page.boilerplate_left);
    json_.Field("article_f1", page.f1);
  }

  void Mistake(const LineEvaluation::Mistake& mistake) {
    json_.Field("id", mistake.id);
    json_.Field("line", mistake.line);
    json_.Field("label", mistake.article ? "a" : "b");
    json_.Field("rule", mistake.rule);
    json_.Field("text", mistake.text);
  }

  JsonWriter json_;
};

}  // namespace

std::string ToJson(const LineEvaluation& evaluation) {
  std::string out;
  EvaluationWriter(out).Write(evaluation);
  return out;
}

}  // namespace newsieve
