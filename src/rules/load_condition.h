// The part of loading that reads conditions: `when`, `prev`, `next`, `items`, `document`, `rest`,
// `evidence`.
#pragma once

#include <string>

#include "base/yaml.h"
#include "rules/rule.h"

namespace newsieve {

// Each reads `node` into `out` and adds a fault to `file` for whatever it does not understand.
void ReadLineCondition(YamlFile& file, const YamlNode& node, const std::string& rule,
                       LineCondition& out);
void ReadDocumentCondition(YamlFile& file, const YamlNode& node, const std::string& rule,
                           DocumentCondition& out);
void ReadRest(YamlFile& file, const YamlNode& node, const std::string& rule, RestCondition& out);
void ReadEvidence(YamlFile& file, const YamlNode& node, const std::string& rule,
                  EvidenceWeight& out);

// A whole number of at least `min`.
void ReadCount(YamlFile& file, const YamlNode& node, const std::string& rule, std::uint32_t& out,
               std::uint32_t min = 0);

}  // namespace newsieve
