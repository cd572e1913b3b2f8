#include "api/impl.h"

#include <utility>

#include "api/packs.h"
#include "api/version.h"
#include "base/hash.h"
#include "html/page_model.h"

namespace newsieve {
namespace {

std::string HashOfModels(const Detector& detector) {
  return HexDigits(
      Hash64(HexDigits(LineModel::BuiltIn().hash()) + HexDigits(PageModel::BuiltIn().hash()) +
             HexDigits(detector.model().hash()) + HexDigits(DetectorModel::BuiltInSpun().hash())));
}

// Nothing where `path` is empty.
Result<std::optional<DetectorModel>> ReadDetectorModel(const std::string& path) {
  if (path.empty()) return std::optional<DetectorModel>();
  const Result<PackSource> file = ReadPack(path);
  if (!file.ok()) return file.status();
  std::optional<DetectorModel> model = DetectorModel::Read(file->text);
  if (model) return model;
  return Status(StatusCode::kConfig,
                path +
                    ": no model of a detector, or a damaged one (`detect.model` in the "
                    "configuration; tools/train_detector.py writes them)");
}

}  // namespace

Result<std::unique_ptr<Filter::Impl>> BuildImpl(const FilterOptions& options,
                                                std::vector<Diagnostic>& faults, std::size_t& packs,
                                                const std::vector<PackSource>& more) {
  Result<Config> config = LoadConfig(options);
  if (!config.ok()) return config.status();
  Result<std::vector<PackSource>> sources = FindPacks(options);
  if (!sources.ok()) return sources.status();
  sources->insert(sources->end(), more.begin(), more.end());
  LoadedRules loaded = LoadRules(*sources);
  packs = loaded.packs;
  faults = std::move(loaded.faults);
  std::string hashed = config->text;
  for (const PackSource& source : *sources) hashed.append(source.text).push_back('\0');
  Result<std::optional<DetectorModel>> model = ReadDetectorModel(config->detect.model);
  if (!model.ok()) return model.status();
  auto impl = std::make_unique<Filter::Impl>(std::move(config).value(), std::move(loaded.rules),
                                             std::move(model).value(), faults);
  impl->versions = {std::string(kVersion), HexDigits(Hash64(hashed)), HashOfModels(impl->detector)};
  return impl;
}

}  // namespace newsieve
