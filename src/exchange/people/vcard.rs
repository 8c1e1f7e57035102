//! vCard 2.1, 3.0 and 4.0, one or many in a file: folded lines, quoted-printable in any encoding, escapes. Must never read what we
//! do not keep: the photo, the birthday, the sex.

use super::{
    columns::Field,
    draft::{Draft, line_of},
    encoded::{Decode, quoted_printable},
};

/// The most cards that are read.
const MOST: usize = super::super::csv::MOST_ROWS;

/// Whether a text is a vCard.
pub fn is_card(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.get(..11).is_some_and(|begin| begin.eq_ignore_ascii_case("BEGIN:VCARD"))
}

/// The people in it.
pub fn read(text: &str, decode: Decode<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut card: Option<Card> = None;
    for (number, line) in unfolded(text) {
        let Some(property) = property(&line, decode) else { continue };
        match (property.name.as_str(), &mut card) {
            ("BEGIN", _) if property.value.eq_ignore_ascii_case("vcard") => {
                card = Some(Card { draft: Draft { line: number, ..Draft::default() }, ..Card::default() });
            }
            ("END", _) if property.value.eq_ignore_ascii_case("vcard") => drafts.extend(card.take().map(Card::done)),
            (_, Some(card)) => card.take(&property),
            (_, None) => {}
        }
        if drafts.len() >= MOST {
            break;
        }
    }
    // A card that was cut off is a card all the same.
    drafts.extend(card.map(Card::done));
    drafts
}

struct Property {
    name: String,
    rank: Rank,
    value: String,
}

/// Which of several numbers or addresses comes first: the one that is preferred, the mobile, any other. A fax answers nobody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Preferred(u8),
    Mobile,
    Other,
    Fax,
}

impl Rank {
    /// What the parameters of a property say, in capitals: `TYPE=CELL,PREF`, `CELL`, `PREF=1`.
    fn of(parameters: &[String]) -> Self {
        let types = || {
            let types = parameters.iter().map(|parameter| parameter.strip_prefix("TYPE=").unwrap_or(parameter));
            types.flat_map(|types| types.split(',')).map(|one| one.trim_matches('"'))
        };
        let says = |wanted: &str| types().any(|one| one == wanted);
        let number = types().find_map(|one| one.strip_prefix("PREF=")?.trim_matches('"').parse().ok());
        match number.or_else(|| says("PREF").then_some(1)) {
            _ if says("FAX") => Self::Fax,
            Some(number) => Self::Preferred(number),
            None if says("CELL") => Self::Mobile,
            None => Self::Other,
        }
    }
}

#[derive(Default)]
struct Card {
    draft: Draft,
    /// Addresses and numbers, with what they are called in the note.
    ways: Vec<(Rank, Field, &'static str, String)>,
    notes: Vec<String>,
    /// The name by its parts, for cards that have no whole one.
    parts: String,
    title: String,
    organization: String,
}

impl Card {
    fn take(&mut self, property: &Property) {
        let value = property.value.as_str();
        match property.name.as_str() {
            "FN" => self.draft.take(Field::Name, "FN", &plain(value)),
            "N" => {
                let parts = parts(value);
                let part = |place: usize| parts.get(place).map_or("", String::as_str);
                self.parts = line_of(&[part(3), part(1), part(2), part(0), part(4)].join(" "));
            }
            "EMAIL" => self.ways.push((property.rank, Field::Email, "E-mail", plain(value))),
            "TEL" => {
                let number = plain(value);
                let (number, extension) = number.strip_prefix("tel:").map_or((number.as_str(), ""), of_uri);
                let heading = if property.rank == Rank::Fax { "Fax" } else { "Tel" };
                if !extension.is_empty() {
                    // Two numbers compare without what is dialled after them: that is for the note.
                    self.draft.add_note(heading, &[number, " ext. ", extension].concat());
                }
                self.ways.push((property.rank, Field::Phone, heading, number.to_owned()));
            }
            "ADR" => self.draft.take(Field::Town, "Adr", parts(value).get(3).map_or("", String::as_str)),
            "TITLE" | "ROLE" if self.title.is_empty() => self.title = plain(value),
            "ORG" => self.organization = line_of(&parts(value).join(" ")),
            "NOTE" | "URL" => self.notes.push(plain(value)),
            _ => {}
        }
    }

    fn done(mut self) -> Draft {
        if self.draft.name.is_empty() {
            self.draft.name = self.parts;
        }
        self.ways.sort_by_key(|(rank, ..)| *rank);
        for (rank, field, heading, value) in &self.ways {
            if *rank == Rank::Fax {
                self.draft.add_note(heading, &line_of(value));
            } else {
                self.draft.take(*field, heading, value);
            }
        }
        for note in &self.notes {
            self.draft.add_note("", note);
        }
        let said: Vec<&str> =
            [&self.title, &self.organization].into_iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
        let headline = said.join(", ");
        self.draft.take(Field::Headline, "", &headline);
        self.draft
    }
}

/// The lines, each whole, with the number at which it begins: a line that begins with a blank goes on the one before, and so does
/// one after a quoted-printable line that ends with an equals sign.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut soft = false;
    for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        match lines.last_mut() {
            Some((_, last)) if soft => {
                last.pop();
                last.push_str(line.trim_start());
            }
            Some((_, last)) if line.starts_with([' ', '\t']) => last.push_str(line.get(1..).unwrap_or_default()),
            _ => lines.push((number + 1, line.to_owned())),
        }
        let last = lines.last().map_or("", |(_, line)| line.as_str());
        soft = last.ends_with('=') && is_quoted_printable(last);
    }
    lines
}

fn is_quoted_printable(line: &str) -> bool {
    let head = line.split(':').next().unwrap_or_default();
    head.to_ascii_uppercase().contains("QUOTED-PRINTABLE")
}

/// A line as its name, without group and parameters, and its value, decoded.
fn property(line: &str, decode: Decode<'_>) -> Option<Property> {
    let colon = value_at(line)?;
    let (head, value) = line.split_at_checked(colon)?;
    let value = value.strip_prefix(':')?;
    let mut parameters = head.split(';');
    let name = parameters.next()?.rsplit('.').next()?.trim().to_ascii_uppercase();
    let upper: Vec<String> = parameters.map(|parameter| parameter.trim().to_ascii_uppercase()).collect();
    if upper.iter().any(|parameter| matches!(parameter.as_str(), "ENCODING=B" | "ENCODING=BASE64" | "BASE64")) {
        return None;
    }
    let value = if is_quoted_printable(line) {
        let bytes = quoted_printable(value);
        let charset = upper.iter().find_map(|parameter| parameter.strip_prefix("CHARSET=")).unwrap_or("UTF-8");
        decode(&bytes, charset).unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned())
    } else {
        value.trim().to_owned()
    };
    Some(Property { name, rank: Rank::of(&upper), value })
}

/// The place of the colon before the value: one within quotation marks belongs to a parameter.
fn value_at(line: &str) -> Option<usize> {
    let mut quoted = false;
    for (place, letter) in line.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            ':' if !quoted => return Some(place),
            _ => {}
        }
    }
    None
}

/// The number of a telephone's address and what is dialled after it (RFC 3966): `+30-2310-123456;ext=5`.
fn of_uri(address: &str) -> (&str, &str) {
    let mut parts = address.split(';');
    let number = parts.next().unwrap_or_default();
    (number, parts.find_map(|part| part.strip_prefix("ext=")).unwrap_or_default())
}

/// A value without its escapes.
fn plain(value: &str) -> String {
    parts_at(value, None).concat()
}

/// A value of several parts, without its escapes.
fn parts(value: &str) -> Vec<String> {
    parts_at(value, Some(';'))
}

fn parts_at(value: &str, separator: Option<char>) -> Vec<String> {
    let mut parts = vec![];
    let mut part = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => part.push('\n'),
                Some(escaped) => part.push(escaped),
                None => part.push('\\'),
            },
            letter if Some(letter) == separator => parts.push(std::mem::take(&mut part)),
            letter => part.push(letter),
        }
    }
    parts.push(part);
    parts
}
