// JsonWriter: JSON text (RFC 8259), appended to a string.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsieve {

// Puts commas and colons where they belong; the caller sees to it that objects and arrays are
// opened and closed in turn.
class JsonWriter {
 public:
  // Appends to `out`, which must outlive this object.
  explicit JsonWriter(std::string& out) : out_(out) {}

  void BeginObject() { Open('{'); }
  void EndObject() { Close('}'); }
  void BeginArray() { Open('['); }
  void EndArray() { Close(']'); }

  void Key(std::string_view key);

  void String(std::string_view text);  // what is not UTF-8 becomes U+FFFD
  void Number(
      double value);  // the shortest form that reads back the same; null where it is not finite
  void Number(std::optional<double> value);  // null where there is none
  void Integer(std::uint64_t value);
  void Null() { Raw("null"); }
  void Raw(std::string_view json);  // a whole value, as it stands

  // A key and its value.
  void Field(std::string_view key, std::string_view text) { Key(key), String(text); }
  void Field(std::string_view key, std::uint64_t value) { Key(key), Integer(value); }
  void Field(std::string_view key, double value) { Key(key), Number(value); }
  void Field(std::string_view key, std::optional<double> value) { Key(key), Number(value); }

  // A key and an object, the members of which are what write_members() writes.
  template <typename WriteMembers>
  void Object(std::string_view key, const WriteMembers& write_members) {
    Key(key);
    BeginObject();
    write_members();
    EndObject();
  }

  // A key and a list of objects: of each item, what write_members(item) writes.
  template <typename Items, typename WriteMembers>
  void Objects(std::string_view key, const Items& items, const WriteMembers& write_members) {
    Key(key);
    BeginArray();
    for (const auto& item : items) {
      BeginObject();
      write_members(item);
      EndObject();
    }
    EndArray();
  }

 private:
  void Open(char bracket);
  void Close(char bracket);
  void Separate();

  std::string& out_;
  bool need_comma_ = false;
};

}  // namespace newsieve
