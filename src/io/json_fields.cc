#include "io/json_fields.h"

#include <cstdint>
#include <unordered_set>

#include <simdjson.h>

#include "base/json_memory.h"
#include "io/line_reader.h"

namespace newsieve {

static_assert(simdjson::SIMDJSON_PADDING <= kLinePadding);

struct JsonFieldSplitter::State {
  // The name of `field`, in memory of our own: simdjson's may be missing, and it would not say so.
  simdjson::error_code KeyOf(simdjson::ondemand::field& field, std::string_view& key) {
    return parser.unescape(field.key(), next_key).get(key);
  }

  simdjson::ondemand::parser parser;
  std::vector<std::uint8_t> keys;  // unescaped, of all fields
  std::uint8_t* next_key = nullptr;
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
  if (FaultOfText(state_->parser.iterate(object.data(), object.size(), capacity).get(document)))
    return state_->fields;
  if (state_->keys.size() < capacity) state_->keys.resize(capacity);
  state_->next_key = state_->keys.data();
  if (document.get_object().get(fields)) return state_->fields;
  for (auto next : fields) {
    simdjson::ondemand::field field;
    JsonField found;
    if (std::move(next).get(field) || state_->KeyOf(field, found.key)) break;
    if (simdjson::to_json_string(field.value()).get(found.raw)) break;
    if (state_->seen.insert(found.key).second) state_->fields.push_back(found);
  }
  return state_->fields;
}

}  // namespace newsieve
