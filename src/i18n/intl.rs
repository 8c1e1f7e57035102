//! Numbers, money, dates and sorting as the language in use writes them, by the browser's `Intl`. Formatters are made once a
//! language and kept: making one costs far more than using it.

use super::{Language, common::per_name, language, plural, words};
use crate::domain::{
    Id, RawId,
    money::{Amount, Salary},
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::{cell::RefCell, collections::HashMap, rc::Rc};
use wasm_bindgen::JsValue;

thread_local! {
    static FORMATTERS: RefCell<HashMap<(u8, String), Rc<Function>>> = RefCell::default();
}

fn formatter(
    name: String,
    make: impl FnOnce(&Array, &Object) -> Function,
    options: &[(&str, JsValue)],
) -> Rc<Function> {
    let key = (language() as u8, name);
    FORMATTERS.with(|kept| {
        if let Some(found) = kept.borrow().get(&key) {
            return Rc::clone(found);
        }
        let settings = Object::new();
        for (option, value) in options {
            // Setting a property of a plain object made here cannot fail.
            let _ = Reflect::set(&settings, &(*option).into(), value);
        }
        let made = Rc::new(make(&Array::of1(&locale().into()), &settings));
        kept.borrow_mut().insert(key, Rc::clone(&made));
        made
    })
}

fn locale() -> &'static str {
    match language() {
        // Day before month and a 24-hour clock: the users of the English edition are mostly in Europe.
        Language::English => "en-GB",
        Language::Greek => "el-GR",
    }
}

fn call(formatter: &Function, value: &JsValue) -> String {
    formatter.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// A number with exactly this many decimals.
pub fn number(value: f64, decimals: u8) -> String {
    let places = JsValue::from(decimals);
    let format = formatter(
        format!("number {decimals}"),
        |locales, options| Intl::NumberFormat::new(locales, options).format(),
        &[("minimumFractionDigits", places.clone()), ("maximumFractionDigits", places)],
    );
    call(&format, &value.into())
}

/// A part of the whole, from 0 to 1, as a percentage with exactly this many decimals.
pub fn percent(part: f64, decimals: u8) -> String {
    let places = JsValue::from(decimals);
    let format = formatter(
        format!("percent {decimals}"),
        |locales, options| Intl::NumberFormat::new(locales, options).format(),
        &[("style", "percent".into()), ("minimumFractionDigits", places.clone()), ("maximumFractionDigits", places)],
    );
    call(&format, &part.into())
}

/// An amount of money, without decimals where they are zero. A currency that is no ISO code shows as plain text beside it.
pub fn money(amount: Amount, currency: &str) -> String {
    if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return format!("{} {currency}", number(amount.as_number(), 2)).trim().to_owned();
    }
    let decimals = JsValue::from(if amount.hundredths().is_multiple_of(100) { 0 } else { 2 });
    let format = formatter(
        format!("money {currency} {decimals:?}"),
        |locales, options| Intl::NumberFormat::new(locales, options).format(),
        &[
            ("style", "currency".into()),
            ("currency", currency.into()),
            ("minimumFractionDigits", decimals.clone()),
            ("maximumFractionDigits", decimals),
        ],
    );
    call(&format, &amount.as_number().into())
}

/// A salary range: "€1,200 – €1,500 a month"; what is there of a half-finished one; empty if nothing is.
pub fn salary(salary: &Salary) -> String {
    let ends: Vec<String> =
        [salary.min, salary.max].into_iter().flatten().map(|amount| money(amount, &salary.currency)).collect();
    match ends.as_slice() {
        [] => String::new(),
        [low, high] if low == high => (words().common.salary)(low, per_name(salary.per)),
        ends => (words().common.salary)(&ends.join(" – "), per_name(salary.per)),
    }
}

/// The day on which a moment falls where one is, as a short date.
pub fn date(at: DateTime<Utc>) -> String {
    format_date(at, &DAY[..3])
}

/// A day of the calendar, which is the same wherever it is read, as a short date.
pub fn day(day: NaiveDate) -> String {
    format_date(day.and_time(NaiveTime::MIN).and_utc(), &DAY)
}

/// What a short date is made of; with the last part it is the day in Greenwich.
const DAY: [(&str, &str); 4] = [("day", "numeric"), ("month", "short"), ("year", "numeric"), ("timeZone", "UTC")];

/// A short date with the time of day, and with the year unless it is this one.
pub fn date_time(at: DateTime<Utc>) -> String {
    let (year, now) = (js_date(at).get_full_year(), js_sys::Date::new_0().get_full_year());
    let parts =
        [("year", "numeric"), ("day", "numeric"), ("month", "short"), ("hour", "2-digit"), ("minute", "2-digit")];
    format_date(at, if year == now { &parts[1..] } else { &parts })
}

/// A moment as a field for day and time has it, in local time: "2026-11-24T10:00".
pub fn local_moment(at: DateTime<Utc>) -> String {
    let date = js_date(at);
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// The moment that stands in a field for day and time; `None` if it is not filled in.
pub fn moment_of(field: &str) -> Option<DateTime<Utc>> {
    // A text without a zone is local time there.
    let millis = js_sys::Date::parse(field);
    DateTime::from_timestamp_millis(millis.is_finite().then_some(millis as i64)?)
}

fn format_date(at: DateTime<Utc>, parts: &[(&str, &str)]) -> String {
    let options: Vec<(&str, JsValue)> = parts.iter().map(|(name, value)| (*name, (*value).into())).collect();
    let format = formatter(
        format!("date {parts:?}"),
        |locales, options| Intl::DateTimeFormat::new(locales, options).format(),
        &options,
    );
    call(&format, &js_date(at).into())
}

fn js_date(at: DateTime<Utc>) -> js_sys::Date {
    js_sys::Date::new(&(at.timestamp_millis() as f64).into())
}

/// Names as the language sorts them: accents and case do not matter first. Equal names stand in the order of their ids.
pub fn in_name_order<T>(names: impl IntoIterator<Item = (Id<T>, String)>) -> Vec<Id<T>> {
    // Each name goes over to the browser once, not once a comparison.
    let names = names.into_iter().map(|(id, name)| (JsValue::from(name), id.raw())).collect();
    sort_names(names).into_iter().map(|(_, id)| id.into()).collect()
}

/// The same for what has a text and no id; equal texts stay in their order.
pub fn in_text_order<T>(items: Vec<T>, text: impl Fn(&T) -> &str) -> Vec<T> {
    let names = items.iter().zip(0..).map(|(item, at)| (JsValue::from(text(item)), Id::<()>::new(at).raw())).collect();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let sorted = sort_names(names).into_iter();
    sorted.filter_map(|(_, at)| items.get_mut(usize::try_from(at.0).ok()?)?.take()).collect()
}

fn sort_names(mut names: Vec<(JsValue, RawId)>) -> Vec<(JsValue, RawId)> {
    let collate = formatter(
        "collator".to_owned(),
        |locales, options| Intl::Collator::new(locales, options).compare(),
        &[("numeric", true.into())],
    );
    let compare = |a: &JsValue, b: &JsValue| {
        let order = collate.call2(&JsValue::UNDEFINED, a, b).ok().and_then(|order| order.as_f64());
        order.unwrap_or_default().total_cmp(&0.0)
    };
    names.sort_unstable_by(|(a, a_id), (b, b_id)| compare(a, b).then(a_id.cmp(b_id)));
    names
}

/// How long ago, in whole days: "Today", "6 days".
pub fn relative_days(from: DateTime<Utc>, now: DateTime<Utc>) -> String {
    match (now - from).num_days() {
        ..=0 => words().common.today.to_owned(),
        days => plural(usize::try_from(days).unwrap_or_default(), &words().common.days),
    }
}
