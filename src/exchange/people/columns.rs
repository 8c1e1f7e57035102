//! Which column of a foreign table is which of our fields: by its heading in the languages that lists come in, else by what
//! stands in it. Must never fill a field that we do not keep: birth date, sex, photo and pay stay outside.

use super::dates::{self, DateOrder};
use crate::{
    domain::text::{fold, is_email},
    exchange::csv::Row,
};
use std::collections::BTreeMap;

/// What a column can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The whole name.
    Name,
    /// The given name.
    First,
    /// The name between, or the patronymic.
    Middle,
    /// The family name.
    Last,
    /// E-mail address.
    Email,
    /// Telephone.
    Phone,
    /// Town.
    Town,
    /// The line that tells this person from others.
    Headline,
    /// Years of experience: a headline, where there is none.
    Experience,
    /// For what the person applies.
    Position,
    /// How far the application has come.
    Stage,
    /// Where the application came from.
    Source,
    /// Who recommended the person.
    Referrer,
    /// When the person applied.
    Applied,
    /// A note; a column that is called something else goes in with its heading.
    Note,
}

impl Field {
    /// All of them, in the order in which one chooses.
    pub const ALL: [Self; 15] = [
        Self::Name,
        Self::First,
        Self::Middle,
        Self::Last,
        Self::Email,
        Self::Phone,
        Self::Town,
        Self::Headline,
        Self::Experience,
        Self::Position,
        Self::Stage,
        Self::Source,
        Self::Referrer,
        Self::Applied,
        Self::Note,
    ];

    /// Its name where choices are remembered. For ever.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::First => "first",
            Self::Middle => "middle",
            Self::Last => "last",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Town => "town",
            Self::Headline => "headline",
            Self::Experience => "experience",
            Self::Position => "position",
            Self::Stage => "stage",
            Self::Source => "source",
            Self::Referrer => "referrer",
            Self::Applied => "applied",
            Self::Note => "note",
        }
    }

    /// The field of a name that [`Field::key`] gave.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }
}

/// Headings as [`heading_key`] makes them, in English, Greek, Russian, Chinese, German and Vietnamese.
const HEADINGS: &[(Field, &str)] = &[
    (
        Field::Name,
        "name|full name|candidate|candidate name|applicant|applicant name|your name|ονοματεπωνυμο|ονομα και επωνυμο|ονομα επωνυμο|υποψηφιοσ|υποψηφια|\
         фио|ф и о|полное имя|имя и фамилия|фамилия имя отчество|кандидат|соискатель|姓名|名字|全名|候选人|应聘者|应聘者姓名|候选人姓名|vor und nachname|vollstandiger name|bewerber|bewerberin|\
         ho va ten|ho ten|ten|ten ung vien|ung vien",
    ),
    (
        Field::First,
        "first name|firstname|given name|given names|forename|ονομα|μικρο ονομα|имя|名|vorname|vornamen|ten goi",
    ),
    (Field::Middle, "middle name|second name|additional name|πατρωνυμο|отчество|ten dem"),
    (
        Field::Last,
        "last name|lastname|surname|family name|επωνυμο|επιθετο|фамилия|姓|姓氏|nachname|familienname|zuname|ho",
    ),
    (
        Field::Email,
        "email|emails|e mail|mail|email address|e mail address|e mail 1 value|ηλεκτρονικο ταχυδρομειο|ηλ ταχυδρομειο|ηλεκτρονικη διευθυνση|διευθυνση email|эл почта|электронная почта|почта|\
         емеил|имеил|эл адрес|адрес электроннои почты|邮箱|电子邮件|电子邮箱|邮件|邮箱地址|邮件地址|e mail adresse|mailadresse|thu dien tu|hop thu",
    ),
    (
        Field::Phone,
        "phone|telephone|tel|mobile|mobile phone|cell|cell phone|phone number|telephone number|mobile number|contact number|phone 1 value|τηλεφωνο|τηλ|κινητο|κιν|κινητο τηλεφωνο|σταθερο|αριθμοσ τηλεφωνου|τηλεφωνο επικοινωνιασ|\
         телефон|тел|мобильныи|мобильныи телефон|моб телефон|номер телефона|контактныи телефон|电话|手机|手机号|手机号码|联系电话|电话号码|联系方式|telefon|telefonnummer|handy|handynummer|mobil|mobiltelefon|mobilnummer|rufnummer|\
         dien thoai|so dien thoai|di dong|sdt",
    ),
    (
        Field::Town,
        "town|city|current city|location|place|residence|town or city|πολη|τοποσ|τοποσ διαμονησ|περιοχη|город|место жительства|город проживания|населенныи пункт|城市|所在城市|所在地|居住地|现居地|现居城市|ort|wohnort|stadt|\
         thanh pho|tinh thanh|noi o|dia diem",
    ),
    (
        Field::Headline,
        "headline|summary|profile|title|current position|current role|current job|current title|job title|occupation|label|περιληψη|προφιλ|ιδιοτητα|τωρινη θεση|επαγγελμα|должность|текущая должность|профессия|о себе|специальность|职位|当前职位|现任职位|职业|个人简介|\
         kurzprofil|beruf|berufsbezeichnung|aktuelle position|chuc danh|nghe nghiep",
    ),
    (
        Field::Experience,
        "years of experience|experience|years experience|experience years|yoe|ετη εμπειριασ|εμπειρια|χρονια εμπειριασ|προυπηρεσια|προυπηρεσια σε ετη|опыт|опыт лет|опыт работы|стаж|стаж лет|лет опыта|工作年限|工作经验|经验|年限|工作经验 年|\
         berufserfahrung|erfahrung|jahre erfahrung|berufsjahre|so nam kinh nghiem|kinh nghiem",
    ),
    (
        Field::Position,
        "position|positions|position applied for|position applied|applied for|applying for|job applied for|applied position|desired position|job|job opening|vacancy|requisition|opening|role|role applied for|posting|posting title|job title applied for|θεση|θεση εργασιασ|θεση αιτησησ|αιτηση για|για τη θεση|για ποια θεση|για ποια θεση ενδιαφερεστε|θεση ενδιαφεροντοσ|αγγελια|\
         вакансия|позиция|желаемая должность|на должность|на вакансию|отклик на|应聘职位|应聘岗位|申请职位|申请岗位|岗位|招聘职位|position beworben|stelle|beworben auf|beworben fur|bewerbung als|bewerbung fur|ausgeschriebene stelle|\
         vi tri|vi tri ung tuyen|vi tri tuyen dung",
    ),
    (
        Field::Stage,
        "stage|pipeline stage|current stage|hiring stage|application stage|status|application status|candidate status|disqualified|rejected|hired|candidate stage|latest stage|σταδιο|φαση|κατασταση|κατασταση αιτησησ|этап|стадия|этап отбора|статус|статус отклика|阶段|招聘阶段|当前阶段|状态|申请状态|phase|bewerbungsphase|bewerbungsstatus|\
         giai doan|vong|trang thai",
    ),
    (
        Field::Source,
        "source|sources|channel|came from|where from|how did you hear about us|application source|πηγη|καναλι|προελευση|απο που|источник|канал|откуда|откуда узнали|来源|渠道|招聘渠道|简历来源|quelle|kanal|herkunft|nguon|kenh",
    ),
    (
        Field::Referrer,
        "referred by|referrer|referral|referee|recommended by|recommendation|recommendation by|introduced by|συστηθηκε απο|συστησε|συσταση|συσταση απο|προταθηκε απο|\
         кто рекомендовал|рекомендация|рекомендация от|рекомендатель|рекомендован|推荐人|内推人|介绍人|推荐人姓名|empfohlen von|empfohlen durch|empfehlung|empfehlung von|geworben von|vermittelt durch|\
         nguoi gioi thieu|duoc gioi thieu boi|gioi thieu boi",
    ),
    (
        Field::Applied,
        "applied|applied on|applied at|date applied|application date|date added|added on|added date|created at|date|date of application|submitted|submitted on|timestamp|received|ημερομηνια αιτησησ|ημερομηνια|υποβληθηκε|αιτηση στισ|ημ νια αιτησησ|ημ νια|χρονικη σημανση|дата отклика|дата подачи|дата заявки|дата|отклик|отметка времени|\
         投递日期|投递时间|申请日期|申请时间|应聘日期|日期|时间戳|bewerbungsdatum|beworben am|datum|eingang|eingegangen am|zeitstempel|ngay ung tuyen|ngay nop|ngay",
    ),
    (Field::Note, NOTES),
];

const NOTES: &str = "note|notes|comment|comments|remarks|message|cover letter|σημειωση|σημειωσεισ|παρατηρησεισ|σχολια|σχολιο|μηνυμα|заметки|заметка|комментарии|примечание|примечания|сообщение|备注|说明|评论|留言|附言|\
    notiz|notizen|bemerkung|bemerkungen|kommentar|kommentare|anmerkung|anmerkungen|nachricht|ghi chu|nhan xet";

/// A heading without case, accents and marks, by which it is found and remembered.
pub fn heading_key(heading: &str) -> String {
    let folded = fold(heading);
    let words: Vec<&str> =
        folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The field that a heading names.
pub fn field_of(heading: &str) -> Option<Field> {
    // What stands in brackets is a unit or an example, unless it is known.
    let short = heading.split(['(', '（']).next().unwrap_or_default();
    named(&heading_key(heading)).or_else(|| named(&heading_key(short)))
}

/// All names of a field, as [`heading_key`] makes them.
pub fn names(field: Field) -> impl Iterator<Item = &'static str> {
    let known = HEADINGS.iter().filter(move |(other, _)| *other == field);
    known.flat_map(|(_, names)| names.split('|')).map(str::trim)
}

fn named(key: &str) -> Option<Field> {
    let known = HEADINGS.iter().find(|(_, names)| names.split('|').any(|name| name.trim() == key));
    known.map(|(field, _)| *field)
}

/// Whether a heading says no more than that it holds notes.
pub fn is_note(heading: &str) -> bool {
    field_of(heading) == Some(Field::Note)
}

/// Which column is what: as a person chose for such headings before, else by heading, else by content. What is like nothing stays
/// out.
pub fn guess(headings: &[String], rows: &[Row], remembered: &BTreeMap<String, String>) -> Vec<Option<Field>> {
    let mut fields: Vec<Option<Field>> = Vec::with_capacity(headings.len());
    for (place, heading) in headings.iter().enumerate() {
        let field = match remembered.get(&heading_key(heading)) {
            Some(chosen) => Field::of_key(chosen),
            None => field_of(heading).or_else(|| by_content(rows, place)).filter(|field| free(*field, &fields)),
        };
        fields.push(field);
    }
    // A given name that stands alone is all that there is of the name; and a list without headings begins with one.
    if !fields.contains(&Some(Field::Name)) && !fields.contains(&Some(Field::Last)) {
        let alone = fields.iter().position(|field| *field == Some(Field::First));
        let first_text = || fields.iter().position(Option::is_none).filter(|_| headings.iter().all(String::is_empty));
        if let Some(field) = alone.or_else(first_text).and_then(|place| fields.get_mut(place)) {
            *field = Some(Field::Name);
        }
    }
    fields
}

/// Telephones, notes and stages may stand in more than one column; the second telephone is kept in the note, and of two stages the one
/// that says less.
fn free(field: Field, taken: &[Option<Field>]) -> bool {
    matches!(field, Field::Phone | Field::Note | Field::Stage) || !taken.contains(&Some(field))
}

/// How many rows tell what stands in a column.
const SAMPLE: usize = 50;

fn by_content(rows: &[Row], place: usize) -> Option<Field> {
    let cells =
        || rows.iter().take(SAMPLE).filter_map(|row| row.cells.get(place)).filter(|cell| !cell.trim().is_empty());
    let all = cells().count();
    let most = |like: fn(&String) -> bool| all > 0 && cells().filter(|cell| like(cell)).count() * 10 >= all * 6;
    if most(|cell| is_email(cell.trim())) {
        Some(Field::Email)
    } else if most(|cell| is_phone(cell)) {
        Some(Field::Phone)
    } else {
        None
    }
}

/// Whether a text is a telephone number and nothing else.
pub fn is_phone(cell: &str) -> bool {
    let digits = cell.chars().filter(|letter| letter.is_ascii_digit()).count();
    (7..=15).contains(&digits)
        && dates::read(cell, DateOrder::DayFirst).is_none()
        && cell.chars().all(|letter| letter.is_ascii_digit() || " +()-./\u{a0}".contains(letter))
}

/// Whether a cell is what stands below headings, never in them: an address or a number.
pub fn is_email_or_number(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.chars().filter(|letter| letter.is_ascii_digit()).count();
    is_email(cell) || digits * 2 > cell.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(headings: &[&str]) -> Vec<Option<Field>> {
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        guess(&headings, &[], &BTreeMap::new())
    }

    #[test]
    fn every_known_heading_is_as_the_key_makes_it_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for name in HEADINGS.iter().flat_map(|(_, names)| names.split('|')).map(str::trim) {
            assert_eq!(heading_key(name), name);
            assert!(seen.insert(name), "{name} stands twice");
        }
    }

    #[test]
    fn a_given_name_alone_is_the_name() {
        assert_eq!(fields(&["Όνομα", "Κινητό"]), [Some(Field::Name), Some(Field::Phone)]);
        assert_eq!(fields(&["Vorname", "Nachname"]), [Some(Field::First), Some(Field::Last)]);
        assert_eq!(
            fields(&["Имя", "Отчество", "Фамилия"]),
            [Some(Field::First), Some(Field::Middle), Some(Field::Last)]
        );
    }

    #[test]
    fn who_recommended_somebody_is_no_source() {
        for heading in
            ["Referred by", "Referrer", "Συστήθηκε από", "Рекомендация", "推荐人", "Empfohlen von", "Người giới thiệu"]
        {
            assert_eq!(fields(&[heading, "Source"]), [Some(Field::Referrer), Some(Field::Source)], "{heading}");
        }
    }

    #[test]
    fn what_we_do_not_keep_stays_out() {
        assert_eq!(fields(&["Date of birth", "Sex", "Salary", "Name"]), [None, None, None, Some(Field::Name)]);
    }

    #[test]
    fn each_field_once_but_telephones() {
        assert_eq!(fields(&["Phone", "Mobile"]), [Some(Field::Phone), Some(Field::Phone)]);
        assert_eq!(fields(&["Date", "Applied on"]), [Some(Field::Applied), None]);
    }

    #[test]
    fn what_was_chosen_before_is_chosen_again() {
        let remembered =
            BTreeMap::from([("nickname".to_owned(), "name".to_owned()), ("city".to_owned(), String::new())]);
        let headings = ["Nickname".to_owned(), " CITY ".to_owned()];
        assert_eq!(guess(&headings, &[], &remembered), [Some(Field::Name), None]);
    }
}
