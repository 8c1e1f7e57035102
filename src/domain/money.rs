//! Pay, exactly: amounts are whole hundredths, never floating point inside. Must never convert between currencies.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// An amount of money in hundredths of its currency's unit, from 0 to 10,000,000,000.00. The file shows it as a plain
/// number (`1450` or `12.5`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(u64);

impl Amount {
    /// The largest amount, in hundredths. Small enough that the number in the file is exact.
    pub const MOST: u64 = 1_000_000_000_000;

    /// An amount from hundredths; `None` above [`Amount::MOST`].
    pub fn from_hundredths(hundredths: u64) -> Option<Self> {
        (hundredths <= Self::MOST).then_some(Self(hundredths))
    }

    /// The amount in hundredths.
    pub fn hundredths(self) -> u64 {
        self.0
    }

    /// The amount as a number, for display.
    pub fn as_number(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// Reads what a person types: digits with any of space, dot, comma or apostrophe between thousands and at most two
    /// decimals. `1.200`, `1,200`, `1 200,50` and `12.5` mean what they look like; `None` if it is no amount.
    pub fn parse(text: &str) -> Option<Self> {
        let clean: String =
            text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '\u{a0}')).collect();
        let (whole, cents) = match clean.rsplit_once(['.', ',']) {
            // Three digits after the last mark are thousands, one or two are decimals.
            Some((whole, tail)) if tail.len() < 3 && !tail.is_empty() => (whole.to_owned(), tail.to_owned()),
            _ => (clean, String::new()),
        };
        let groups: Vec<&str> = whole.split(['.', ',']).collect();
        let grouped_well =
            groups.iter().skip(1).all(|group| group.len() == 3) && groups.first().is_some_and(|g| !g.is_empty());
        let digits: String = groups.concat();
        let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !grouped_well || digits.is_empty() || !numeric(&digits) || !numeric(&cents) {
            return None;
        }
        let whole: u64 = digits.parse().ok()?;
        let cents: u64 = format!("{cents:0<2}").parse().ok()?;
        Self::from_hundredths(whole.checked_mul(100)?.checked_add(cents)?)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(100) {
            serializer.serialize_u64(self.0 / 100)
        } else {
            serializer.serialize_f64(self.as_number())
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hundredths = (f64::deserialize(deserializer)? * 100.0).round();
        if !(0.0..=Self::MOST as f64).contains(&hundredths) {
            return Err(D::Error::custom("not an amount of money"));
        }
        Ok(Self(hundredths as u64))
    }
}

/// The time that a pay amount is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayPeriod {
    /// One hour of work.
    Hour,
    /// One month.
    #[default]
    Month,
    /// One year.
    Year,
}

/// A salary range. Both ends are needed before a job is published (Directive (EU) 2023/970, article 5).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Salary {
    /// The lower end.
    pub min: Option<Amount>,
    /// The upper end, not below the lower one.
    pub max: Option<Amount>,
    /// ISO 4217 code, such as `EUR`.
    pub currency: String,
    /// What time the amounts are for.
    pub per: PayPeriod,
}

/// The currencies that the form offers: those of the countries whose languages Handpick's users write, and the widest used.
pub const CURRENCIES: &[&str] = &[
    "EUR", "USD", "GBP", "ALL", "BGN", "CHF", "CNY", "CZK", "DKK", "HUF", "MKD", "NOK", "PLN", "RON", "RSD", "RUB",
    "SEK", "TRY", "UAH", "VND",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hundredths(text: &str) -> Option<u64> {
        Amount::parse(text).map(Amount::hundredths)
    }

    #[test]
    fn people_type_amounts_in_many_ways() {
        for (typed, meant) in [
            ("1200", 120_000),
            ("1,200", 120_000),
            ("1.200", 120_000),
            ("1 200,50", 120_050),
            ("12.5", 1_250),
            ("12,50", 1_250),
            ("1.234.567", 123_456_700),
            ("1,234.5", 123_450),
            ("0", 0),
        ] {
            assert_eq!(hundredths(typed), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for typed in ["", "-5", "abc", "1,2,3", "12,34,567", "1e9", "99999999999999999999", ".5", "5."] {
            assert_eq!(hundredths(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn the_file_keeps_every_cent(hundredths in 0..=Amount::MOST) {
            let amount = Amount::from_hundredths(hundredths).unwrap();
            let json = serde_json::to_string(&amount).unwrap();
            prop_assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), amount);
        }
    }
}
