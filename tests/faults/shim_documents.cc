// A document that the process dies of: CLD2, which is asked about each, does not come back.
#include <signal.h>
#include <stdio.h>  // which the next one needs
#include <string.h>
#include <unistd.h>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "shim.h"

namespace faults {
namespace {

// True where the text is, or holds, what FAULT_DIE_OF says.
bool IsCulprit(const char* text, int size) {
  ReadOrders();
  return orders.die_of != nullptr &&
         memmem(text, static_cast<size_t>(size), orders.die_of, strlen(orders.die_of)) != nullptr;
}

}  // namespace
}  // namespace faults

namespace CLD2 {

Language ExtDetectLanguageSummaryCheckUTF8(const char* text, int size, bool plain,
                                           const CLDHints* hints, int flags, Language* languages,
                                           int* percents, double* scores, ResultChunkVector* chunks,
                                           int* text_bytes, bool* reliable, int* valid_bytes) {
  static auto* next = faults::Next<decltype(ExtDetectLanguageSummaryCheckUTF8)>(
      "_ZN4CLD233ExtDetectLanguageSummaryCheckUTF8EPKcibPKNS_8CLDHintsEiPNS_"
      "8LanguageEPiPdPSt6vectorINS_11ResultChunkESaISA_EES7_PbS7_");
  if (faults::IsCulprit(text, size)) {
    if (faults::orders.hang != 0) faults::Log("hangs\n");
    while (faults::orders.hang != 0) pause();
    raise(SIGSEGV);
  }
  return next(text, size, plain, hints, flags, languages, percents, scores, chunks, text_bytes,
              reliable, valid_bytes);
}

}  // namespace CLD2
