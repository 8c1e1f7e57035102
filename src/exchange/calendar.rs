//! Interviews as calendar files (iCalendar, RFC 5545): what a calendar takes in to show an interview, and to move or drop it when the
//! same file comes again. Text in, text out. Must never hold what was said of a candidate, nor more of them than the title that is
//! given.

use crate::domain::{Id, interview::Interview};
use chrono::{DateTime, Utc};

/// The media type.
pub const MEDIA: &str = "text/calendar";
/// The longest line, in bytes without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// A calendar with one interview. The same interview has the same `UID` for ever, and each change a higher `SEQUENCE`: seconds since
/// 1970, for want of a count that two browsers would share.
pub fn write(id: Id<Interview>, interview: &Interview, title: &str) -> String {
    let moment = |at: DateTime<Utc>| at.format("%Y%m%dT%H%M%SZ").to_string();
    let status = if interview.cancelled { "CANCELLED" } else { "CONFIRMED" };
    // A calendar's own copy counts in 32 bits.
    let sequence = interview.at.timestamp().clamp(0, i64::from(i32::MAX));
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Handpick//Interviews//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{id}@handpick"),
        format!("DTSTAMP:{}", moment(interview.at)),
        format!("SEQUENCE:{sequence}"),
        format!("DTSTART:{}", moment(interview.starts)),
        format!("DTEND:{}", moment(interview.ends())),
        format!("SUMMARY:{}", escape(title)),
    ];
    if !interview.place.is_empty() {
        lines.push(format!("LOCATION:{}", escape(&interview.place)));
    }
    lines.extend([format!("STATUS:{status}"), "END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()]);
    let mut text = String::new();
    for line in lines {
        fold(&line, &mut text);
    }
    text
}

/// A text value (RFC 5545, 3.3.11). Control characters have no place in it.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => safe.extend(['\\', sign]),
            '\n' => safe.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => safe.push(sign),
        }
    }
    safe
}

/// A line in pieces that are short enough; a piece that goes on begins with a blank. No character is cut.
fn fold(line: &str, out: &mut String) {
    let mut taken = 0;
    for sign in line.chars() {
        if taken + sign.len_utf8() > LINE {
            out.push_str("\r\n ");
            taken = 1;
        }
        out.push(sign);
        taken += sign.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interview::Mode;
    use proptest::prelude::*;

    fn interview(place: &str) -> Interview {
        let at = DateTime::from_timestamp(1_790_000_000, 0).expect("a time");
        Interview {
            application: Id::new(1),
            candidate: Id::new(2),
            starts: DateTime::from_timestamp(1_790_086_400, 0).expect("a time"),
            minutes: 45,
            mode: Mode::OnSite,
            place: place.to_owned(),
            cancelled: false,
            at,
            by: Id::new(3),
        }
    }

    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    fn value(text: &str, name: &str) -> Option<String> {
        let lines = unfolded(text);
        let value = lines.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        let (mut plain, mut signs) = (String::new(), value.chars());
        while let Some(sign) = signs.next() {
            match sign {
                '\\' => plain.extend(signs.next().map(|sign| if sign == 'n' { '\n' } else { sign })),
                sign => plain.push(sign),
            }
        }
        Some(plain)
    }

    #[test]
    fn the_same_interview_keeps_its_name_and_a_change_counts_up() {
        let first = interview("Ermou 5");
        let later = Interview { cancelled: true, at: first.at + chrono::TimeDelta::minutes(1), ..first.clone() };
        let [one, two] = [&first, &later].map(|interview| write(Id::new(9), interview, "Interview: Eleni"));
        assert_eq!(value(&one, "UID"), value(&two, "UID"));
        let count = |text: &str| value(text, "SEQUENCE").and_then(|count| count.parse::<u32>().ok());
        assert!(count(&two) > count(&one));
        let status = [&one, &two].map(|text| value(text, "STATUS").expect("a status"));
        assert_eq!(status, ["CONFIRMED", "CANCELLED"]);
        assert_eq!(value(&one, "DTSTART").as_deref(), Some("20260922T141320Z"));
        assert_eq!(value(&one, "DTEND").as_deref(), Some("20260922T145820Z"));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_and_no_line_is_too_long(
            title in "[a-zα-ω一-十😀;,:\\\\\n\"]{0,120}",
            place in "[a-zα-ω一-十;,:\\\\/]{1,120}",
        ) {
            let text = write(Id::new(9), &interview(&place), &title);
            prop_assert!(text.split("\r\n").all(|line| line.len() <= LINE));
            prop_assert_eq!(value(&text, "SUMMARY"), Some(title));
            prop_assert_eq!(value(&text, "LOCATION"), Some(place));
        }
    }
}
