// Signals of personal data, as the rules of evidence found it, before any was masked.
#include <limits>

#include "signals/families.h"

namespace newsieve {
namespace {

double Emails(const SignalInput& input) {
  return static_cast<double>(input.subject().evidence.emails);
}
double Phones(const SignalInput& input) {
  return static_cast<double>(input.subject().evidence.phones);
}
double Ips(const SignalInput& input) { return static_cast<double>(input.subject().evidence.ips); }
double Ibans(const SignalInput& input) {
  return static_cast<double>(input.subject().evidence.ibans);
}
double Cards(const SignalInput& input) {
  return static_cast<double>(input.subject().evidence.cards);
}

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr std::string_view kNewsieve = "newsieve";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"privacy.emails", "addresses", kNewsieve,
      "E-mail addresses in the cleaned text, before any was masked.", 0, kNoLimit}, Emails},
    {{"privacy.phones", "numbers", kNewsieve,
      "Telephone numbers in the cleaned text, before any was masked.", 0, kNoLimit}, Phones},
    {{"privacy.ips", "addresses", kNewsieve,
      "Public IPv4 and IPv6 addresses in the cleaned text, before any was masked.", 0, kNoLimit}, Ips},
    {{"privacy.ibans", "numbers", kNewsieve,
      "IBANs with right check digits in the cleaned text, before any was masked.", 0, kNoLimit}, Ibans},
    {{"privacy.cards", "numbers", kNewsieve,
      "Payment card numbers with a right check digit in the cleaned text, before any was masked.", 0, kNoLimit}, Cards},
};
// clang-format on

}  // namespace

std::span<const SignalRow> PrivacySignals() { return kRows; }

}  // namespace newsieve
