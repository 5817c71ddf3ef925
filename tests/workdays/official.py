"""Days off by announcement or by the calendars' own rules, written down apart from any package.

Days of the week alone are written down, for weekends are off anyway, and the weekend days that are worked.

- Viet Nam: Labour Code 2019, article 112; the yearly announcements on Tết, 30/4 and 2/9 of 2024, 2025 and
  2026 with their exchanged days (04/05/2024, 26/04/2025, 22/08/2026), and the exchange of Friday 02/01/2026
  for Saturday 10/01/2026, agreed by the Government and announced by the Ministry of Home Affairs on
  25/12/2025.
- China: notices of the General Office of the State Council on the holidays of 2024, 2025 and 2026 (the last
  of 04/11/2025), with the days worked; the Regulation on holidays as amended from 2025: New Year's Eve and
  02/05 added.
- Japan: Act on National Holidays and the lists of the Cabinet Office up to 2027 (the last of 02/02/2026);
  from 2028 by the Act: fixed days, happy Mondays, the equinoxes by astronomy, the next day that is no holiday
  in place of a Sunday, a day between two holidays.
- Korea: Public Holidays Act and its decree. Seollal and Chuseok are three days, moved on from a Sunday or
  another holiday; national days, Children's Day, Buddha's Birthday and Christmas are moved on from a
  Saturday, too; 01/01 and 06/06 are not. From 2026 also 17/07 (the amendment passed on 29/01/2026) and 01/05
  (as the Ministry of Personnel Management counts it among the days moved on). Elections by article 34 of the
  Public Official Election Act. Days named by the Government: 01/10/2024, 27/01/2025, 03/06/2025.

Where nothing is announced yet (Viet Nam and China from 2027) only what the law fixes is written down.
"""

ANNOUNCED = {
    ("VN", 2024): (
        "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
        "05-04",
    ),
    ("VN", 2025): (
        "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
        "04-26",
    ),
    ("VN", 2026): (
        "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02",
        "01-10 08-22",
    ),
    ("CN", 2024): (
        "01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17"
        " 10-01 10-02 10-03 10-04 10-07",
        "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    ),
    ("CN", 2025): (
        "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02"
        " 10-01 10-02 10-03 10-06 10-07 10-08",
        "01-26 02-08 04-27 09-28 10-11",
    ),
    ("CN", 2026): (
        "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25"
        " 10-01 10-02 10-05 10-06 10-07",
        "01-04 02-14 02-28 05-09 09-20 10-10",
    ),
    ("JP", 2024): (
        "01-01 01-08 02-12 02-23 03-20 04-29 05-03 05-06 07-15 08-12 09-16 09-23 10-14 11-04",
        "",
    ),
    ("JP", 2025): (
        "01-01 01-13 02-11 02-24 03-20 04-29 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-24",
        "",
    ),
    ("JP", 2026): (
        "01-01 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12"
        " 11-03 11-23",
        "",
    ),
    ("JP", 2027): (
        "01-01 01-11 02-11 02-23 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23",
        "",
    ),
    ("JP", 2028): (
        "01-10 02-11 02-23 03-20 05-03 05-04 05-05 07-17 08-11 09-18 09-22 10-09 11-03 11-23",
        "",
    ),
    ("JP", 2029): (
        "01-01 01-08 02-12 02-23 03-20 04-30 05-03 05-04 07-16 09-17 09-24 10-08 11-23",
        "",
    ),
    ("JP", 2030): (
        "01-01 01-14 02-11 03-20 04-29 05-03 05-06 07-15 08-12 09-16 09-23 10-14 11-04",
        "",
    ),
    ("KR", 2024): (
        "01-01 02-09 02-12 03-01 04-10 05-06 05-15 06-06 08-15 09-16 09-17 09-18 10-01 10-03 10-09 12-25",
        "",
    ),
    ("KR", 2025): (
        "01-01 01-27 01-28 01-29 01-30 03-03 05-05 05-06 06-03 06-06 08-15 10-03 10-06 10-07"
        " 10-08 10-09 12-25",
        "",
    ),
    ("KR", 2026): (
        "01-01 02-16 02-17 02-18 03-02 05-01 05-05 05-25 06-03 07-17 08-17 09-24 09-25 10-05 10-09 12-25",
        "",
    ),
    ("KR", 2027): (
        "01-01 02-08 02-09 03-01 05-03 05-05 05-13 07-19 08-16 09-14 09-15 09-16 10-04 10-11 12-27",
        "",
    ),
    ("KR", 2028): (
        "01-26 01-27 01-28 03-01 04-12 05-01 05-02 05-05 06-06 07-17 08-15 10-02 10-03 10-04"
        " 10-05 10-09 12-25",
        "",
    ),
    ("KR", 2029): (
        "01-01 02-12 02-13 02-14 03-01 05-01 05-07 05-21 06-06 07-17 08-15 09-21 09-24 10-03 10-09 12-25",
        "",
    ),
    ("KR", 2030): (
        "01-01 02-04 02-05 03-01 03-27 05-01 05-06 05-09 06-06 06-12 07-17 08-15 09-11 09-12"
        " 09-13 10-03 10-09 12-25",
        "",
    ),
}
"""(country, year) → days off from Monday to Friday, weekend days that are worked."""

FIXED = {
    "VN": "01-01 04-30 05-01 09-02",
    "CN": "01-01 05-01 10-01 10-02 10-03",
}
"""Days that the law fixes in every year from 2024 to 2030."""

LUNAR = {
    2024: {"VN": "02-10", "CN": "02-10", "KR": "02-10"},
    2025: {"VN": "01-29", "CN": "01-29", "KR": "01-29"},
    2026: {"VN": "02-17", "CN": "02-17", "KR": "02-17"},
    2027: {"VN": "02-06", "CN": "02-06", "KR": "02-07"},
    2028: {"VN": "01-26", "CN": "01-26", "KR": "01-27"},
    2029: {"VN": "02-13", "CN": "02-13", "KR": "02-13"},
    2030: {"VN": "02-02", "CN": "02-03", "KR": "02-03"},
}
"""First day of the lunar year, by each country's own meridian."""

HUNG_KINGS = {
    2024: "04-18", 2025: "04-07", 2026: "04-26", 2027: "04-16", 2028: "04-04", 2029: "04-23", 2030: "04-12",
}  # fmt: skip
"""The tenth day of the third lunar month."""

CHUSEOK = {
    2024: "09-17", 2025: "10-06", 2026: "09-25", 2027: "09-15", 2028: "10-03", 2029: "09-22", 2030: "09-12",
}  # fmt: skip
"""The fifteenth day of the eighth lunar month: Chuseok in Korea, the Mid-Autumn Festival in China."""

CHINESE = {
    2024: "02-10 02-11 02-12 04-04 06-10 09-17",
    2025: "01-28 01-29 01-30 01-31 04-04 05-02 05-31 10-06",
    2026: "02-16 02-17 02-18 02-19 04-05 05-02 06-19 09-25",
    2027: "02-05 02-06 02-07 02-08 04-05 05-02 06-09 09-15",
    2028: "01-25 01-26 01-27 01-28 04-04 05-02 05-28 10-03",
    2029: "02-12 02-13 02-14 02-15 04-04 05-02 06-16 09-22",
    2030: "02-02 02-03 02-04 02-05 04-05 05-02 06-05 09-12",
}
"""Spring Festival (with its eve since 2025), Qingming, the second day of May (since 2025), the fifth of the
fifth lunar month, the fifteenth of the eighth.
"""
