#include "io/json_fields.h"

#include <unordered_set>

#include <simdjson.h>

#include "io/line_reader.h"

namespace newsieve {

static_assert(simdjson::SIMDJSON_PADDING <= kLinePadding);

struct JsonFieldSplitter::State {
  simdjson::ondemand::parser parser;
  std::vector<JsonField> fields;
  std::unordered_set<std::string_view> seen;
};

JsonFieldSplitter::JsonFieldSplitter() : state_(std::make_unique<State>()) {}
JsonFieldSplitter::~JsonFieldSplitter() = default;

const std::vector<JsonField>& JsonFieldSplitter::Split(std::string_view object) {
  state_->fields.clear();
  state_->seen.clear();
  simdjson::ondemand::document document;
  simdjson::ondemand::object fields;
  const std::size_t capacity = object.size() + kLinePadding;
  if (state_->parser.iterate(object.data(), object.size(), capacity).get(document))
    return state_->fields;
  if (document.get_object().get(fields)) return state_->fields;
  for (auto next : fields) {
    simdjson::ondemand::field field;
    JsonField found;
    if (std::move(next).get(field) || field.unescaped_key().get(found.key)) break;
    if (simdjson::to_json_string(field.value()).get(found.raw)) break;
    if (state_->seen.insert(found.key).second) state_->fields.push_back(found);
  }
  return state_->fields;
}

}  // namespace newsieve
