// Fields of a JSON object as they were written, so that what newsieve does not understand passes
// through unchanged.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

namespace newsieve {

struct JsonField {
  std::string_view key;  // unescaped
  std::string_view raw;  // the value, as it was written
};

// Reuses its memory from call to call. Not thread-safe.
class JsonFieldSplitter {
 public:
  JsonFieldSplitter();
  ~JsonFieldSplitter();

  // The fields of `object` in order; of fields with the same key only the first. Valid until the
  // next call. kLinePadding bytes must be readable behind `object`. Empty where it is not an
  // object; valid JSON otherwise is required.
  const std::vector<JsonField>& Split(std::string_view object);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsieve
