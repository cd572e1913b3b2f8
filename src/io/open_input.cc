#include "io/open_input.h"

#include <utility>

#include "io/compressed_source.h"
#include "io/sniff.h"

namespace newsieve {
namespace {

constexpr int kMaxLayers = 2;

OpenedInput Failed(Reason reason) { return {nullptr, nullptr, std::move(reason), {}}; }

Reason NameNote(std::string message) {
  return {"input.compression_name", std::move(message), {}, {}};
}

}  // namespace

OpenedInput OpenInput(const std::string& path, const InputFormat* forced, const StopSign& stop) {
  if (auto unsupported = UnsupportedByName(path, forced)) return Failed(*std::move(unsupported));
  const bool is_standard_input = path == "-";
  OpenedSource opened =
      is_standard_input ? OpenedSource{OpenStandardInput(stop), std::nullopt} : OpenFile(path);
  if (opened.failure) return Failed(*std::move(opened.failure));
  OpenedInput input;
  input.source = std::move(opened.source);
  input.facts = opened.facts;
  int layers = 0;
  while (const std::optional<Codec> codec = CodecOf(input.source->Peek())) {
    if (++layers > kMaxLayers)
      return Failed({"input.bomb", "It is compressed more than twice, as bombs are.", {}, {}});
    input.source = std::make_unique<CompressedSource>(std::move(input.source), *codec);
  }
  const bool named_compressed = NameInside(path) != path;
  if (layers > 0 && !named_compressed && !is_standard_input)
    input.notes.push_back(NameNote("It is compressed, though its name does not say so."));
  if (layers == 0 && named_compressed)
    input.notes.push_back(NameNote("It is not compressed, though its name says so."));
  ChosenFormat chosen = ChooseFormat(path, input.source->Peek(), forced);
  if (chosen.failure) return Failed(*std::move(chosen.failure));
  input.format = chosen.format;
  return input;
}

}  // namespace newsieve
