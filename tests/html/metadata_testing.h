// The built-in configuration of metadata.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "base/embedded.h"
#include "html/metadata_config.h"

namespace newsieve {

inline const MetadataConfig& BuiltInMetadataConfig() {
  static const MetadataConfig config = [] {
    MetadataConfig read;
    for (const EmbeddedFile& embedded : EmbeddedFiles()) {
      if (embedded.path != "html/metadata.yaml") continue;
      YamlFile file(std::string(embedded.path), std::string(embedded.data));
      const YamlNode* root = file.Parse();
      EXPECT_TRUE(root != nullptr && ReadMetadataConfig(file, *root->Find("metadata"), read));
      for (const Diagnostic& fault : file.faults())
        ADD_FAILURE() << fault.line << ": " << fault.message;
    }
    return read;
  }();
  return config;
}

}  // namespace newsieve
