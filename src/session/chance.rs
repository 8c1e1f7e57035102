//! The only source of time and chance in the app: everything below takes them as arguments.

use crate::domain::{RawId, day::utc_noon};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use js_sys::Uint8Array;
use leptos::prelude::window;

/// Milliseconds since 1970 by the wall clock.
pub fn wall() -> u64 {
    js_sys::Date::now().max(0.0) as u64
}

/// The wall clock, in whole seconds: finer time in records tells nobody anything.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(i64::try_from(wall() / 1000).unwrap_or_default(), 0).unwrap_or_default()
}

/// On which day a moment falls where this browser is.
pub fn day_of(at: DateTime<Utc>) -> NaiveDate {
    let here = js_sys::Date::new(&(at.timestamp_millis() as f64).into());
    let year = i32::try_from(here.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, here.get_month() + 1, here.get_date()).unwrap_or_else(|| at.date_naive())
}

/// Noon of a day where this browser is.
pub fn noon_of(day: NaiveDate) -> DateTime<Utc> {
    let here =
        js_sys::Date::new_with_year_month_day_hr(day.year().unsigned_abs(), day.month0() as i32, day.day() as i32, 12);
    DateTime::from_timestamp_millis(here.get_time() as i64).unwrap_or_else(|| utc_noon(day))
}

/// 128 bits that nobody can guess.
pub fn raw_id() -> RawId {
    let mut bytes = [0u8; 16];
    fill(&mut bytes);
    RawId(u128::from_be_bytes(bytes))
}

/// 64 bits that nobody can guess.
pub fn number() -> u64 {
    let mut bytes = [0u8; 8];
    fill(&mut bytes);
    u64::from_be_bytes(bytes)
}

/// As many bytes that nobody can guess, for keys. `None` where the browser has no such thing: a key that is merely unlikely
/// protects nothing.
pub fn bytes(count: usize) -> Option<Vec<u8>> {
    let random = Uint8Array::new_with_length(u32::try_from(count).ok()?);
    window().crypto().ok()?.get_random_values_with_array_buffer_view(&random).ok()?;
    Some(random.to_vec())
}

fn fill(bytes: &mut [u8]) {
    let random = Uint8Array::new_with_length(u32::try_from(bytes.len()).unwrap_or_default());
    let filled = window().crypto().and_then(|crypto| crypto.get_random_values_with_array_buffer_view(&random));
    if filled.is_ok() {
        random.copy_to(bytes);
        return;
    }
    // Every browser that runs WebAssembly has `crypto`; if one hides it, an id that is merely unlikely still keeps records apart.
    for byte in bytes {
        *byte = (js_sys::Math::random() * 256.0) as u8;
    }
}
