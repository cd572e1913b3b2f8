// The rows of each family of signals, or of a part of one; each is a file.
#pragma once

#include <span>

#include "signals/signal.h"

namespace newsieve {

std::span<const SignalRow> TextSignals();
std::span<const SignalRow> MixedScriptSignals();
std::span<const SignalRow> CleanSignals();
std::span<const SignalRow> LanguageSignals();
std::span<const SignalRow> DetectSignals();
std::span<const SignalRow> GopherQualitySignals();
std::span<const SignalRow> NewsSignals();
std::span<const SignalRow> GopherRepetitionSignals();
std::span<const SignalRow> NewsEvidenceSignals();
std::span<const SignalRow> PrivacySignals();
std::span<const SignalRow> RpsSignals();
std::span<const SignalRow> NemoSignals();
std::span<const SignalRow> DolmaSignals();
std::span<const SignalRow> DatatroveQualitySignals();
std::span<const SignalRow> DatatroveRepetitionSignals();
std::span<const SignalRow> C4Signals();
std::span<const SignalRow> FinewebSignals();

}  // namespace newsieve
