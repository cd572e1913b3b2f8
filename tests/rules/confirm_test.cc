#include "rules/confirm.h"

#include <string>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

TEST(ConfirmTest, Luhn) {
  for (std::string_view good : {"4111111111111111", "4111 1111-1111.1111", "378282246310005",
                                "5500000000000004", "18", "6011000990139424"})
    EXPECT_TRUE(PassesLuhn(good)) << good;
  for (std::string_view bad : {"", "0", "4111111111111112", "0000000000000000", "411111111111111a",
                               "1111111111111111", "5500000000000040"})
    EXPECT_FALSE(PassesLuhn(bad)) << bad;
}

// Any one digit that is changed is found.
TEST(ConfirmTest, ChecksFindEveryChangedDigit) {
  const std::string card = "4012888888881881", account = "de89370400440532013000";
  ASSERT_TRUE(PassesLuhn(card));
  ASSERT_TRUE(PassesIban(account));
  for (std::size_t i = 0; i < account.size(); ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string changed = account;
      changed[i] = digit;
      EXPECT_EQ(PassesIban(changed), changed == account) << changed;
      if (i >= card.size()) continue;
      changed = card;
      changed[i] = digit;
      EXPECT_EQ(PassesLuhn(changed), changed == card) << changed;
    }
  }
}

// The examples of the IBAN registry (ISO 13616-2).
TEST(ConfirmTest, Iban) {
  for (std::string_view good :
       {"gb29 nwbk 6016 1331 9268 19", "nl91abna0417164300", "fr1420041010050500013m02606",
        "no9386011117947", "mt84malt011000012345mtlcast001s", "pl61109010140000071219812874"})
    EXPECT_TRUE(PassesIban(good)) << good;
  for (std::string_view bad :
       {"", "de89", "gb29nwbk60161331926818", "nl19abna0417164300", "de89370400440532013ü00"})
    EXPECT_FALSE(PassesIban(bad)) << bad;
}

TEST(ConfirmTest, PublicIp) {
  for (std::string_view good :
       {"8.8.8.8", "81.187.114.25", "172.15.0.1", "172.32.0.1", "100.63.1.1", "192.0.1.1",
        "223.255.255.255", "2a00:1450::200e", "2001:4860:4860::8888", "2600:1:2:3:4:5:6:7"})
    EXPECT_TRUE(IsPublicIp(good)) << good;
  for (std::string_view bad : {"",
                               "1.2.3",
                               "1.2.3.4.5",
                               "256.1.1.1",
                               "01.2.3.4",
                               "10.1.2.3",
                               "127.0.0.1",
                               "0.1.2.3",
                               "169.254.1.1",
                               "172.16.0.1",
                               "172.31.255.255",
                               "192.168.1.1",
                               "100.64.0.1",
                               "192.0.2.7",
                               "198.51.100.7",
                               "203.0.113.7",
                               "198.18.0.1",
                               "198.19.255.255",
                               "224.0.0.1",
                               "255.255.255.255",
                               "::1",
                               "fe80::1",
                               "fc00::1",
                               "2001:db8::1",
                               "2001::1",
                               "3fff::1",
                               "2600:1:2:3:4:5:6:7:8",
                               "2600::1::2",
                               "std::string"})
    EXPECT_FALSE(IsPublicIp(bad)) << bad;
}

TEST(ConfirmTest, PhoneDigits) {
  EXPECT_TRUE(HasPhoneDigits("555-0123"));
  EXPECT_TRUE(HasPhoneDigits("+49 (30) 23125000"));
  EXPECT_FALSE(HasPhoneDigits("555-012"));
  EXPECT_FALSE(HasPhoneDigits("1234567890123456"));
}

}  // namespace
}  // namespace newsieve
