#include "io/json_writer.h"

#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

using namespace std::string_literals;

template <typename Write>
std::string Written(Write write) {
  std::string out;
  JsonWriter json(out);
  write(json);
  return out;
}

TEST(JsonWriterTest, EscapesWhatJsonMustEscape) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", R"("")"},
      {"plain", R"("plain")"},
      {"\"\\/", R"("\"\\/")"},
      {"\b\f\n\r\t", R"("\b\f\n\r\t")"},
      {"\0\x01\x1f"s, R"("\u0000\u0001\u001f")"},
      {"\x7f", "\"\x7f\""},
      {"é𝄞\u2028", "\"é𝄞\u2028\""},
      {"a\xFFz", "\"a\uFFFDz\""},
      {"\xED\xA0\x80", "\"\uFFFD\uFFFD\uFFFD\""},
  };
  for (const auto& [text, json] : cases)
    EXPECT_EQ(Written([&text = text](JsonWriter& writer) { writer.String(text); }), json);
}

TEST(JsonWriterTest, WritesNumbersShortestAndNeverNan) {
  const std::vector<std::pair<double, std::string>> cases = {
      {0, "0"},
      {1, "1"},
      {0.1, "0.1"},
      {1.0 / 3, "0.3333333333333333"},
      {1e300, "1e+300"},
      {-2.5, "-2.5"},
      {std::numeric_limits<double>::infinity(), "null"},
      {std::numeric_limits<double>::quiet_NaN(), "null"}};
  for (const auto& [value, json] : cases)
    EXPECT_EQ(Written([&, v = value](JsonWriter& writer) { writer.Number(v); }), json);
  EXPECT_EQ(Written([](JsonWriter& writer) {
              writer.Integer(std::numeric_limits<std::uint64_t>::max());
            }),
            "18446744073709551615");
}

TEST(JsonWriterTest, PutsCommasWhereTheyBelong) {
  const std::string json = Written([](JsonWriter& writer) {
    writer.BeginObject();
    writer.Key("a"), writer.BeginArray(), writer.EndArray();
    writer.Key("b"), writer.BeginArray(), writer.Integer(1), writer.Null(), writer.EndArray();
    writer.Field("c", "d");
    writer.Key("e"), writer.BeginObject(), writer.EndObject();
    writer.EndObject();
  });
  EXPECT_EQ(json, R"({"a":[],"b":[1,null],"c":"d","e":{}})");
}

TEST(JsonWriterTest, WritesFieldsObjectsAndListsOfThem) {
  const std::vector<std::uint64_t> items = {1, 2};
  const std::string json = Written([&](JsonWriter& writer) {
    writer.BeginObject();
    writer.Object("a", [&] {
      writer.Field("b", std::uint64_t{7});
      writer.Field("c", 0.5);
      writer.Field("d", std::optional<double>());
    });
    writer.Object("e", [] {});
    writer.Objects("f", items, [&](std::uint64_t item) { writer.Field("g", item); });
    writer.Objects("h", std::vector<int>(), [](int) {});
    writer.EndObject();
  });
  EXPECT_EQ(json, R"({"a":{"b":7,"c":0.5,"d":null},"e":{},"f":[{"g":1},{"g":2}],"h":[]})");
}

// Eight bytes are looked at together.
TEST(JsonWriterTest, EscapesAlikeAtEveryPlace) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"\"", "\\\""}, {"\\", "\\\\"}, {"\n", "\\n"}, {"\x1F", "\\u001f"}, {"é", "é"}};
  for (const auto& [raw, escaped] : cases) {
    for (std::size_t size = 0; size < 20; ++size) {
      const std::string before(size, ' '), behind(20 - size, '~');
      const std::string text = std::string(before).append(raw).append(behind);
      EXPECT_EQ(Written([&](JsonWriter& writer) { writer.String(text); }),
                std::string("\"").append(before).append(escaped).append(behind).append("\""));
    }
  }
}

}  // namespace
}  // namespace newsieve
