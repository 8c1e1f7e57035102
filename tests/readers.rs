//! People from elsewhere: every file that people really have is read, with what is wrong in it named, and what goes out comes back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use chrono::NaiveDate;
use handpick::{
    domain::Id,
    exchange::{
        csv::Delimiter,
        people::{
            Found, NobodyFound,
            application_file::{self, ApplicationFault, ApplicationFile},
            columns::Field,
            compare::{Fate, Line, compare},
            dates::{DateOrder, Told},
            draft::{Draft, FIELDS, Fault},
            duplicates::{Choice, Known, Likeness, Met, Twin, settle},
            encoding::{self, Encoding},
            export::{self, Headings},
            look, paste,
            sheet::{self, Reading, Sheet},
        },
    },
};
use proptest::prelude::*;
use std::{collections::BTreeMap, fs};

fn bytes(name: &str) -> Vec<u8> {
    fs::read(format!("{}/tests/fixtures/people/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn text(name: &str) -> String {
    String::from_utf8(bytes(name)).unwrap()
}

/// What the browser's decoder does, for the two encodings of the cards.
fn decode(bytes: &[u8], label: &str) -> Option<String> {
    let cyrillic = |byte: &u8| match byte {
        0xc0.. => char::from_u32(0x410 + u32::from(*byte) - 0xc0).unwrap(),
        ascii => char::from(*ascii),
    };
    match label {
        "UTF-8" => String::from_utf8(bytes.to_vec()).ok(),
        "WINDOWS-1251" => Some(bytes.iter().map(cyrillic).collect()),
        _ => None,
    }
}

fn experience(years: &str) -> String {
    format!("Years: {years}")
}

/// Reads a table as the screen does when nobody chooses otherwise.
fn people(text: &str) -> (Sheet, Reading, Vec<Draft>) {
    let sheet = Sheet::read(text, sheet::delimiter(text)).unwrap();
    let columns = sheet::guess(&sheet, &BTreeMap::new());
    let order = if let Told::Surely(order) = sheet.told(&columns) { order } else { DateOrder::DayFirst };
    let reading = Reading { columns, order };
    let headings = sheet.headings();
    let drafts = sheet.people().iter().map(|row| sheet::draft(row, &headings, &reading, &experience)).collect();
    (sheet, reading, drafts)
}

const ALL: [Option<Field>; 8] = [
    Some(Field::Name),
    Some(Field::Email),
    Some(Field::Phone),
    Some(Field::Applied),
    Some(Field::Source),
    Some(Field::Experience),
    Some(Field::Town),
    Some(Field::Note),
];

/// A real list, as it is and in UTF-8; how many people stand in it, and how many of them left no contact.
struct List {
    name: &'static str,
    utf8: &'static str,
    encoding: Encoding,
    delimiter: Delimiter,
    rows: usize,
    silent: usize,
}

const LISTS: [List; 5] = [
    List {
        name: "candidates-en.csv",
        utf8: "candidates-en.csv",
        encoding: Encoding::Utf8,
        delimiter: Delimiter::Comma,
        rows: 129,
        silent: 1,
    },
    List {
        name: "candidates-el-semicolon-bom.csv",
        utf8: "candidates-el-semicolon-bom.csv",
        encoding: Encoding::Utf8,
        delimiter: Delimiter::Semicolon,
        rows: 87,
        silent: 0,
    },
    List {
        name: "candidates-ru-windows1251.csv",
        utf8: "candidates-ru.utf8.csv",
        encoding: Encoding::Windows1251,
        delimiter: Delimiter::Semicolon,
        rows: 87,
        silent: 4,
    },
    List {
        name: "candidates-zh-gb18030.csv",
        utf8: "candidates-zh.utf8.csv",
        encoding: Encoding::Gb18030,
        delimiter: Delimiter::Comma,
        rows: 113,
        silent: 0,
    },
    List {
        name: "candidates-vi-tab.tsv",
        utf8: "candidates-vi-tab.tsv",
        encoding: Encoding::Utf8,
        delimiter: Delimiter::Tab,
        rows: 68,
        silent: 0,
    },
];

#[test]
fn every_real_list_is_read_without_a_question() {
    for list in LISTS {
        assert_eq!(encoding::guess(&bytes(list.name)), list.encoding, "{}", list.name);
        let text = text(list.utf8);
        assert_eq!(look(&text, false, &decode), Ok(Found::Table), "{}", list.name);
        assert_eq!(sheet::delimiter(&text), list.delimiter, "{}", list.name);
        let (sheet, reading, drafts) = people(&text);
        assert_eq!((sheet.header, sheet.open_quote, sheet.width), (Some(0), None, 8), "{}", list.name);
        assert_eq!(reading.columns, ALL, "{}", list.name);
        assert_eq!(sheet.told(&reading.columns), Told::Surely(DateOrder::DayFirst), "{}", list.name);
        assert_eq!(drafts.len(), list.rows, "{}", list.name);
        let silent = drafts.iter().filter(|draft| !draft.faults(NaiveDate::MAX).is_empty()).count();
        assert_eq!(silent, list.silent, "{}", list.name);
        for draft in &drafts {
            assert!(
                draft.faults(NaiveDate::MAX).iter().all(|(_, fault)| *fault == Fault::NoContact),
                "{}: {draft:?}",
                list.name
            );
            assert!(draft.applied.starts_with("2026-"), "{}: {draft:?}", list.name);
            assert!(!draft.headline.contains(','), "a decimal comma is a point in a program: {draft:?}");
        }
        assert!(drafts.iter().any(|draft| draft.note.contains('\n')), "{}: cells of more lines", list.name);
        assert!(drafts.iter().any(|draft| draft.note == "=HYPERLINK(\"x\")"), "{}: a formula is a text", list.name);
    }
}

#[test]
fn people_who_stand_in_a_real_list_twice_come_in_once() {
    for list in LISTS {
        let (_, _, drafts) = people(&text(list.utf8));
        let mut known = Known::default();
        let twins: Vec<Option<Twin>> =
            drafts.iter().enumerate().map(|(place, draft)| known.add_draft(place, draft)).collect();
        let choices: Vec<Choice> = twins.iter().map(|twin| twin.map_or(Choice::Keep, Twin::likely)).collect();
        let arrivals = settle(&drafts, (&twins, &choices), &|_| None, NaiveDate::MAX, &|_| "Also").arrivals;
        let mut addresses: Vec<String> = arrivals
            .iter()
            .map(|arrival| arrival.rows[0].email.to_lowercase())
            .filter(|email| !email.is_empty())
            .collect();
        let all = addresses.len();
        addresses.sort();
        addresses.dedup();
        assert_eq!(addresses.len(), all, "{}: one address, one person", list.name);
        assert!(arrivals.len() < drafts.len(), "{}", list.name);
        let merged = arrivals.iter().filter(|arrival| arrival.applications[0].draft.source.contains(", ")).count();
        assert!(merged > 0, "{}: the same person by two channels keeps both", list.name);
        assert!(
            arrivals.iter().all(|arrival| !arrival.person(None, &|_| "Also").note.contains("Also")),
            "{}",
            list.name
        );
    }
}

#[test]
fn a_preamble_split_names_ragged_rows_and_what_we_do_not_keep() {
    let text = text("preamble.csv");
    assert_eq!(sheet::delimiter(&text), Delimiter::Semicolon);
    let (sheet, reading, drafts) = people(&text);
    assert_eq!((sheet.header, sheet.width), (Some(2), 10));
    assert_eq!(reading.columns[8..], [None, None], "a birth date stays outside");
    let jürgen = Draft {
        line: 5,
        name: "Jürgen Müller".into(),
        email: "juergen@example.de".into(),
        phone: "0151 23456789".into(),
        town: "Köln".into(),
        headline: "Years: 2.5".into(),
        applied: "2026-11-03".into(),
        note: "Sehr \"nett\";\nruft zurück".into(),
        ..Draft::default()
    };
    assert_eq!(drafts[0], jürgen);
    assert_eq!((drafts[1].line, drafts[1].name.as_str(), drafts[1].town.as_str()), (7, "Eva Lang", "Bonn"));
    assert_eq!(drafts[2].phone, "+49 170 1234567", "the apostrophe of a guard is no part of it");
}

#[test]
fn a_table_without_headings_is_told_by_what_stands_in_it() {
    let (sheet, reading, drafts) =
        people("Anna Petrou\tanna@example.com\t2310 123456\nPetros Vlachos\tp@example.com\t\n");
    assert_eq!(sheet.header, None);
    assert_eq!(reading.columns, [Some(Field::Name), Some(Field::Email), Some(Field::Phone)]);
    assert_eq!(drafts.len(), 2);
    let announced = "sep=|\r\nName|Mail|Telefon\r\nAnna|a@example.com|\r\n";
    assert_eq!(sheet::delimiter(announced), Delimiter::Pipe);
    assert_eq!(people(announced).2[0].name, "Anna");
}

#[test]
fn the_order_of_day_and_month_is_asked_when_the_dates_do_not_tell() {
    let (sheet, reading, _) = people("Name,Email,Applied\nA,a@b.gr,04/10/2026\nB,b@b.gr,05/11/2026\n");
    assert_eq!(sheet.told(&reading.columns), Told::Unclear);
    assert_eq!(sheet.example(&reading.columns), Some("04/10/2026"));
    let (sheet, reading, _) =
        people("Name,Email,Applied\nA,a@b.gr,13/10/2025\nB,b@b.gr,10/14/2025\nC,c@b.gr,04/05/2025\n");
    assert_eq!((sheet.told(&reading.columns), sheet.example(&reading.columns)), (Told::Mixed, Some("04/05/2025")));
    let (sheet, reading, _) = people("Name,Email,Applied\nA,a@b.gr,13/10/2025\nC,c@b.gr,04/05/2025\n");
    assert_eq!(sheet.told(&reading.columns), Told::Surely(DateOrder::DayFirst));
    assert_eq!(sheet.example(&reading.columns), Some("04/05/2025"), "what is guessed can be chosen otherwise");
    let (sheet, _, _) = people("Name,Email,Applied\nA,a@b.gr,04/10/2026\n");
    assert_eq!(sheet.told(&[Some(Field::Name), Some(Field::Email), None]), Told::Surely(DateOrder::DayFirst));
}

#[test]
fn cards_of_all_versions() {
    let Ok(Found::People(people)) = look(&text("cards.vcf"), false, &decode) else { panic!("no cards") };
    assert_eq!(people.len(), 3);
    assert_eq!((people[0].name.as_str(), people[0].phone.as_str()), ("Иван Петров", "+7 995 217 83 47"));
    assert_eq!((people[0].email.as_str(), people[0].note.as_str()), ("ivan@example.com", "В сорок лет"));
    let maria = Draft {
        line: 12,
        name: "Μαρία Παπαδοπούλου".into(),
        email: "maria@example.gr".into(),
        phone: "+30 6972 123456".into(),
        town: "Θεσσαλονίκη".into(),
        headline: "Agent, Aegean, Ltd Support".into(),
        note: "Tel: 2310 123456\nFirst line\nsecond; line".into(),
        ..Draft::default()
    };
    assert_eq!(people[1], maria);
    assert_eq!((people[2].name.as_str(), people[2].email.as_str()), ("王小明", "xiaoming@example.cn"));
    assert_eq!(people[2].phone, "+86-138-0013-8000");
    assert!(people[2].note.contains("Tel: +86-138-0013-8000 ext. 12"), "{}", people[2].note);
}

#[test]
fn the_number_of_a_card_is_the_one_that_answers() {
    let read = |lines: &str| {
        let card = format!("BEGIN:VCARD\nVERSION:3.0\nFN:Anna\n{lines}\nNOTE:hello\nEND:VCARD");
        let Ok(Found::People(people)) = look(&card, false, &decode) else { panic!("no card") };
        (people[0].phone.clone(), people[0].note.clone())
    };
    for (lines, phone, note) in [
        ("TEL;TYPE=FAX:1\nTEL;TYPE=HOME:2\nTEL;TYPE=CELL:3", "3", "Tel: 2\nFax: 1\nhello"),
        ("TEL;TYPE=CELL:3\nTEL;TYPE=WORK,PREF:2", "2", "Tel: 3\nhello"),
        ("TEL;CELL:3\nTEL;WORK;PREF:2", "2", "Tel: 3\nhello"),
        ("TEL;TYPE=\"voice,home\";PREF=2:4\nTEL;TYPE=work;PREF=1:tel:5\nTEL;TYPE=cell:6", "5", "Tel: 4\nTel: 6\nhello"),
        ("TEL;TYPE=\"work,fax\";PREF=1:1\nTEL:2", "2", "Fax: 1\nhello"),
        ("TEL;TYPE=HOME:1\nTEL;TYPE=WORK:2", "1", "Tel: 2\nhello"),
        ("TEL;WORK;FAX:1", "", "Fax: 1\nhello"),
        ("TEL;VALUE=uri:tel:1;ext=5", "1", "Tel: 1 ext. 5\nhello"),
        ("TEL;VALUE=uri:tel:1;phone-context=+30\nTEL;VALUE=uri:tel:2;ext=5", "1", "Tel: 2 ext. 5\nhello"),
    ] {
        assert_eq!(read(lines), (phone.to_owned(), note.to_owned()), "{lines}");
    }
    let card = "BEGIN:VCARD\nFN:A\nEMAIL:old@b.gr\nEMAIL;TYPE=PREF:new@b.gr\nEND:VCARD";
    let Ok(Found::People(people)) = look(card, false, &decode) else { panic!("no card") };
    assert_eq!((people[0].email.as_str(), people[0].note.as_str()), ("new@b.gr", "E-mail: old@b.gr"));
}

#[test]
fn a_résumé_with_addresses_by_purpose_is_answered_at_the_own_one() {
    for (json, email, phone, note) in [
        (
            r#"{"bio":{"firstName":"A","email":{"work":"w@b.gr","personal":"p@b.gr"},"phone":{"work":"1"}}}"#,
            "p@b.gr",
            "1",
            "E-mail: w@b.gr",
        ),
        (
            r#"{"basics":{"name":"A","email":{"work":"w@b.gr","personal":""},"phone":{"work":" 2 "}}}"#,
            "w@b.gr",
            "2",
            "",
        ),
        (r#"{"basics":{"name":"A","email":{},"phone":"3","telephone":{"home":"4"}}}"#, "", "3", "Tel: 4"),
    ] {
        let Ok(Found::People(people)) = look(json, false, &decode) else { panic!("no résumé") };
        let Draft { email: found, phone: number, note: noted, .. } = &people[0];
        assert_eq!((found.as_str(), number.as_str(), noted.as_str()), (email, phone, note), "{json}");
    }
}

#[test]
fn résumés_new_and_old() {
    let Ok(Found::People(people)) = look(&text("resume.json"), false, &decode) else { panic!("no résumé") };
    let richard = Draft {
        line: 1,
        name: "Richard Hendriks".into(),
        email: "richard@example.com".into(),
        phone: "(912) 555-4321".into(),
        town: "San Francisco".into(),
        headline: "Customer service agent".into(),
        note: "Patient on the phone.\nhttps://richard.example.com\n\
               Agent, Pied Piper (2013-12-01 – 2014-12-01): Answered the telephone.; 95 % solved at once, Trained two others\n\
               Bachelor, Languages, University of Oklahoma (2011 – 2013)\nSupport systems, Good: Zendesk, OTRS\nGreek, B2"
            .into(),
        ..Draft::default()
    };
    assert_eq!(people, [richard]);
    let Ok(Found::People(people)) = look(&text("resume-old.json"), false, &decode) else { panic!("no résumé") };
    assert_eq!(
        (people[0].name.as_str(), people[0].email.as_str(), people[0].town.as_str()),
        ("Jane Doe", "", "Kavala")
    );
    assert_eq!(people[0].note, "https://jane.example.com\nClerk, Old Name Ltd (2001)\nChess");
    let json = r#"{"basics":{"name":"Anna","profiles":[{"network":"GitHub","username":"anna","url":"https://github.com/anna"}]},
        "references":[{"name":"Petros Vlachos","reference":"Always on time."}]}"#;
    let Ok(Found::People(people)) = look(json, false, &decode) else { panic!("no résumé") };
    assert_eq!(people[0].note, "GitHub, anna: https://github.com/anna\nPetros Vlachos: Always on time.");
}

#[test]
fn an_application_file_reads_back_what_it_says() {
    let Ok(Found::Applicant { draft, requisition }) = look(&text("one.application.json"), false, &decode) else {
        panic!("no application")
    };
    assert_eq!(requisition, None);
    assert_eq!((draft.name.as_str(), draft.applied.as_str()), ("Eleni Markaki", "2026-11-02"));
    assert_eq!(draft.note, "I like it when somebody\nhangs up happy.");
    let draft = Draft { referrer: "Maria Lekka".into(), ..*draft };
    let file = ApplicationFile { draft, requisition: Some(Id::new(5)) };
    let json = serde_json::from_str(&application_file::write(&file)).unwrap();
    assert_eq!(application_file::read(&json), Ok(file));
}

#[test]
fn what_holds_nobody_says_why() {
    for (text, why) in [
        ("", NobodyFound::Empty),
        (" \n ", NobodyFound::Empty),
        ("{\"format\":\"handpick\",\"version\":1}", NobodyFound::Workspace),
        ("{\"a\":1}", NobodyFound::OtherJson),
        ("{\"basics\":", NobodyFound::BrokenJson),
        ("{\"format\":\"handpick-application\",\"version\":2}", NobodyFound::Application(ApplicationFault::Newer)),
        ("{\"format\":\"handpick-application\"}", NobodyFound::Application(ApplicationFault::NoCandidate)),
    ] {
        assert_eq!(look(text, false, &decode), Err(why), "{text}");
    }
}

#[test]
fn a_pasted_mail_is_a_person_and_a_pasted_range_is_a_table() {
    let Ok(Found::Mail(anna)) = look(&text("mail.txt"), true, &decode) else { panic!("no mail") };
    assert_eq!((anna.name.as_str(), anna.email.as_str()), ("Anna Petrou", "anna.petrou@example.com"));
    assert_eq!(anna.phone, "+30 2310 123 456");
    assert!(anna.note.starts_with("Application: customer service agent\nDear Sir or Madam,"), "{}", anna.note);
    let few =
        paste::mail("Καλησπέρα,\nενδιαφέρομαι για τη θέση.\n\nΕλένη Μαρκάκη\n6972 123456, eleni@example.gr", &decode);
    assert_eq!(
        (few.name.as_str(), few.email.as_str(), few.phone.as_str()),
        ("Ελένη Μαρκάκη", "eleni@example.gr", "6972 123456")
    );
    for (from, name) in
        [("От: Иван Петров <ivan@example.ru>\n\nтекст", "Иван Петров"), ("发件人: 王小明 <w@example.cn>", "王小明")]
    {
        assert_eq!(paste::mail(from, &decode).name, name);
    }
    for range in [
        "Name\tEmail\nA\ta@b.gr",
        "A\ta@b.gr\t2310123456",
        "Name;Email\nA;a@b.gr\nB;b@b.gr",
        "Name,Email\nAnna,anna@b.gr",
        "Anna,anna@b.gr\nPetros,petros@b.gr",
        "Όνομα,Κινητό\nΆννα Πέτρου,6972 123456\nΠέτρος Βλάχος,6972 123457",
        "Nombre,Correo\nAnna,anna@b.gr\nPetros,petros@b.gr\nEleni,eleni@b.gr",
        "anna@b.gr\npetros@b.gr\n\neleni@b.gr\n",
        "E-mail\nanna@b.gr",
        "Anna;agent;Volos\nPetros;clerk;Chania",
    ] {
        assert_eq!(look(range, true, &decode), Ok(Found::Table), "{range}");
    }
    for written in [
        "Anna Petrou, anna@b.gr, 6972 123456",
        "Anna Petrou\nanna@b.gr",
        "anna@b.gr\n6972 123456",
        "Anna Petrou, Volos\n6972 123456, anna@b.gr",
        "Dear Sir or Madam,\nI apply for the position, as agent.\nI have ten years, two as a lead.\n\nBest regards,\nAnna Petrou",
        "Hello, I am Anna, from Volos, an agent.\nI speak Greek, English, and German.\nanna@b.gr",
    ] {
        assert!(matches!(look(written, true, &decode), Ok(Found::Mail(_))), "{written}");
    }
    assert!(paste::is_unclear("Anna,anna@b.gr\nPetros,petros@b.gr"));
    assert!(!paste::is_unclear("Name\tEmail\nA\ta@b.gr") && !paste::is_unclear("From: Anna <a@b.gr>\n\nHello"));
}

#[test]
fn the_sender_is_found_however_the_program_writes_them() {
    for text in [
        "From: Anna Petrou [mailto:anna@x.gr]\nSent: Monday\n\nHello",
        "From: Anna Petrou <mailto:anna@x.gr>\n\nHello",
        "From: \"Petrou, Anna\" (anna@x.gr)\n\nHello",
        "Hello\n\nAnna Petrou\nEmail:anna@x.gr",
        "Hello\n\nAnna Petrou\nE-mail：anna@x.gr.",
        "Hello\n\nAnna Petrou\n<MAILTO:anna@x.gr>",
    ] {
        let draft = paste::mail(text, &decode);
        assert_eq!((draft.name.as_str(), draft.email.as_str()), ("Anna Petrou", "anna@x.gr"), "{text}");
    }
}

/// Name, address, telephone and day that a mail tells.
fn who(text: &str) -> [String; 4] {
    let Draft { name, email, phone, applied, .. } = paste::mail(text, &decode);
    [name, email, phone, applied]
}

#[test]
fn a_board_is_not_who_applies() {
    for text in [
        "From: Indeed <noreply@indeed.com>\nReply-To: Anna Petrou <anna@x.gr>\n\nSomebody has applied.",
        "From: Anna Petrou via LinkedIn <jobs@linkedin.com>\nReply-To: anna@x.gr\n\nSomebody has applied.",
        "From: \"Anna Petrou\" <no-reply@kariera.gr>\n\nI apply.\nanna@x.gr\nnoreply@kariera.gr",
        "From: kariera.gr <info@kariera.gr>\n\nNew application\n\nName: Anna Petrou\nE-mail: anna@x.gr",
    ] {
        assert_eq!(who(text)[..2], ["Anna Petrou", "anna@x.gr"], "{text}");
    }
    let relay = "From: Anna Petrou <anna_7xk@indeedemail.com>\n\nHello";
    assert_eq!(who(relay)[1], "anna_7xk@indeedemail.com", "a board that hands on what is written to it");
    let own = paste::mail("From: Anna <anna@x.gr>\nReply-To: anna@work.gr\n\nHello", &decode);
    assert_eq!((own.email.as_str(), own.note.as_str()), ("anna@x.gr", "Reply-To: anna@work.gr\nHello"));
}

#[test]
fn a_mail_that_was_passed_on_is_theirs_who_wrote_it() {
    let inner = "From: Anna Petrou <anna@x.gr>\nDate: Mon, 2 Nov 2026 at 09:30\nSubject: Application\nTo: <boss@us.gr>\n\nHello\n\nAnna\nTel. 2310 123456";
    let outer = "From: The Boss <boss@us.gr>\nDate: Tue, 3 Nov 2026 10:00:00 +0200\nSubject: Fwd: Application\n\nPlease look.\nMy mobile: 6900 000000\n\n";
    let quoted = inner.lines().map(|line| format!("> {line}\n")).collect::<String>();
    for (mark, inner) in [
        ("---------- Forwarded message ---------", inner),
        ("---------- Προωθημένο μήνυμα ----------", inner),
        ("-----Original Message-----", inner),
        ("-------- Weitergeleitete Nachricht --------", inner),
        ("Begin forwarded message:\n", quoted.as_str()),
    ] {
        for text in [
            format!("{outer}{mark}\n{inner}"),
            format!("{mark}\n{inner}"),
            format!("{outer}{mark}\n{outer}{mark}\n{inner}"),
        ] {
            assert_eq!(who(&text), ["Anna Petrou", "anna@x.gr", "2310 123456", "2026-11-02"], "{text}");
            let note = paste::mail(&text, &decode).note;
            assert!(note.starts_with("Application\nHello"), "{note}");
            assert_eq!(note.contains("Please look."), text.contains("Please look."), "nothing is thrown away: {note}");
        }
    }
    let silent =
        format!("From: The Boss <boss@us.gr>\nSubject: Fwd: Application\n\n-----Original Message-----\n{inner}");
    assert_eq!(paste::mail(&silent, &decode).note, "Application\nHello\n\nAnna\nTel. 2310 123456");
    let answer = "From: Anna Petrou <anna@x.gr>\nSubject: Re: Our position\n\nI would like to.\n\n-----Original Message-----\nFrom: The Boss <boss@us.gr>\nSubject: Our position\n\nWould you?";
    assert_eq!(who(answer)[..2], ["Anna Petrou", "anna@x.gr"], "who answers is who writes");
}

#[test]
fn a_line_that_says_what_it_is_wins_over_guesses() {
    let form = "From: Website <form@us.gr>\nSubject: Application\n\nName: Anna Petrou\nE-mail: anna@x.gr\nPhone: 2310 123456\nCity: Volos\nMessage: my old number was 2310 999999";
    assert_eq!(who(form)[..3], ["Anna Petrou", "anna@x.gr", "2310 123456"]);
    assert_eq!(paste::mail(form, &decode).town, "Volos");
    for text in [
        "Στις 2310 999999 δεν απαντώ πια.\nΠέτρος Βλάχος\nold@x.gr\n\nΟνοματεπώνυμο: Anna Petrou\nEmail: anna@x.gr\nΤηλέφωνο: 2310 123456",
        "Όνομα: Anna\nΕπώνυμο: Petrou\nΗλ. ταχυδρομείο: anna@x.gr\nΚιν.: 2310 123456\n\nΜε εκτίμηση",
        "From: Website <form@us.gr>\nName: Anna Petrou\nE-mail: anna@x.gr\nPhone: 2310 123456",
        "* Name: Anna Petrou\n* E-mail: <anna@x.gr>\n* Phone number: 2310 123456\n\nOffice Team",
    ] {
        assert_eq!(who(text)[..3], ["Anna Petrou", "anna@x.gr", "2310 123456"], "{text}");
    }
}

#[test]
fn what_a_telephone_adds_is_no_name() {
    for added in [
        "Sent from my iPhone",
        "Sent from Outlook for iOS",
        "Get Outlook for Android",
        "Στάλθηκε από το iPhone μου",
        "Εστάλη από κινητό",
        "Von meinem iPhone gesendet",
        "Отправлено с iPhone",
        "Kind regards",
        "Με εκτίμηση",
        "Ευχαριστώ πολύ",
        "Thank you",
    ] {
        assert_eq!(who(&format!("I apply.\nanna@x.gr\n\nAnna Petrou\n{added}"))[0], "Anna Petrou", "{added}");
        assert_eq!(who(&format!("I apply.\nanna@x.gr\n\n{added}"))[0], "", "{added}");
    }
}

#[test]
fn a_mail_tells_when_it_was_sent() {
    for (line, day) in [
        ("Date: Mon, 2 Nov 2026 09:30:00 +0200", "2026-11-02"),
        ("Sent: Monday, November 2, 2026 9:30 AM", "2026-11-02"),
        ("Ημερομηνία: Δευ, 2 Νοε 2026 στις 9:30 π.μ.", "2026-11-02"),
        ("Στάλθηκε: Δευτέρα, 2 Νοεμβρίου 2026 9:30 πμ", "2026-11-02"),
        ("Datum: 2. November 2026 um 09:30", "2026-11-02"),
        ("发送时间: 2026年11月2日 9:30", "2026-11-02"),
        ("Sent: 22/11/2026 9:30", "2026-11-22"),
    ] {
        assert_eq!(who(&format!("From: Anna <anna@x.gr>\n{line}\n\nHello"))[3], day, "{line}");
    }
    let either = paste::mail("From: Anna <anna@x.gr>\nSent: 2/11/2026 9:30\n\nHello", &decode);
    assert_eq!(
        (either.applied.as_str(), either.note.as_str()),
        ("", "Date: 2/11/2026 9:30\nHello"),
        "it is not guessed"
    );
    assert_eq!(who("Anna Petrou\nanna@x.gr\nDate: 2 Nov 2026")[3], "", "what is no head of a mail is no day of it");
}

#[test]
fn encoded_words_are_read() {
    for (from, name) in [
        ("=?UTF-8?B?zobOvc69zrEgzqDOrc+Ez4HOv8+F?= <anna@x.gr>", "Άννα Πέτρου"),
        ("=?utf-8?q?=CE=86=CE=BD=CE=BD=CE=B1_=CE=A0=CE=AD=CF=84=CF=81=CE=BF=CF=85?= <anna@x.gr>", "Άννα Πέτρου"),
        (
            "\"=?UTF-8?Q?=CE=86=CE=BD=CE=BD=CE=B1?=\r\n =?UTF-8?Q?_=CE=A0=CE=AD=CF=84=CF=81=CE=BF=CF=85?=\" <anna@x.gr>",
            "Άννα Πέτρου",
        ),
        ("=?windows-1251?Q?=C8=E2=E0=ED?=\r\n <anna@x.gr>", "Иван"),
    ] {
        let draft =
            paste::mail(&format!("From: {from}\r\nSubject: =?UTF-8?B?zpHOr8+EzrfPg863?= 2\r\n\r\nHello"), &decode);
        assert_eq!((draft.name.as_str(), draft.email.as_str()), (name, "anna@x.gr"), "{from}");
        assert_eq!(draft.note, "Αίτηση 2\nHello");
    }
    let odd = "From: A <a@b.gr>\nSubject: =?x?B?!?= and =?UTF-8?Z?a?= and =? 1?2?=\n\nHello";
    assert_eq!(paste::mail(odd, &decode).note, "=?x?B?!?= and =?UTF-8?Z?a?= and =? 1?2?=\nHello");
}

#[test]
fn a_number_that_is_no_telephone_is_none() {
    for (text, phone) in [
        ("VAT 123456789, phone 6972 123456", "6972 123456"),
        ("VAT number: 123456789\n6972 123456", "6972 123456"),
        ("2310 111111\nΚιν.: 6972 123456", "6972 123456"),
        ("Α.Φ.Μ. 123456789 τηλ. 2310 123456", "2310 123456"),
        ("ΑΦΜ: 123456789", ""),
        ("Invoice no. 20261004 was sent to me. Call 6972 123456", "6972 123456"),
        ("About your invoice: I can be reached at 6972 123456", "6972 123456"),
        ("Mobile\n6972 123456", "6972 123456"),
        ("VAT\n123456789\n\nPhone\n6972 123456", "6972 123456"),
        ("税号：123456789 我的手机是13801234567", "13801234567"),
        ("Mã số thuế 0123456789, điện thoại 0912 345 678", "0912 345 678"),
        ("ИНН 7712345678 тел. +7 995 217 83 47", "+7 995 217 83 47"),
        ("Sent: 2026-11-12 10:30\nKind regards", ""),
    ] {
        assert_eq!(paste::mail(text, &decode).phone, phone, "{text}");
    }
}

#[test]
fn two_columns_of_one_kind_lose_nothing() {
    let (_, _, drafts) = people("Name,Email\nAnna Petrou,a@b.gr");
    assert_eq!(drafts[0].name, "Anna Petrou");
    let text = "A,B,C,D,E\nAnna,Maria,Petrou,2026-08-01,2026-09-02";
    let sheet = Sheet::read(text, Delimiter::Comma).unwrap();
    let read = |columns: [Field; 5]| {
        let reading = Reading { columns: columns.map(Some).to_vec(), order: DateOrder::DayFirst };
        sheet::draft(&sheet.rows[1], &sheet.headings(), &reading, &experience)
    };
    let draft = read([Field::First, Field::First, Field::Last, Field::Applied, Field::Applied]);
    assert_eq!((draft.name.as_str(), draft.applied.as_str()), ("Anna Maria Petrou", "2026-08-01"));
    assert_eq!(draft.note, "E: 2026-09-02");
    let draft = read([Field::Name, Field::First, Field::Last, Field::Experience, Field::Experience]);
    assert_eq!(draft.name, "Anna");
    assert_eq!(draft.note, "E: 2026-09-02\nMaria Petrou");
}

const ENGLISH: Headings =
    ["Name", "E-mail", "Telephone", "Town", "Headline", "Position", "Stage", "Source", "Recommended by", "Applied on"];
const GREEK: Headings =
    ["Όνομα", "E-mail", "Τηλέφωνο", "Πόλη", "Περίληψη", "Θέση", "Στάδιο", "Πηγή", "Σύσταση από", "Ημερομηνία αίτησης"];

fn line() -> impl Strategy<Value = String> {
    "[=+@'\"-]?[A-Za-zα-ωА-я王小明;,'\"=+-]{0,8}( [a-z\"',;]{1,5})?"
}

proptest! {
    #[test]
    fn what_is_exported_comes_back_as_it_was(
        greek: bool,
        somebody in proptest::collection::vec((line(), line(), line(), line(), line(), (line(), line()), (line(), line()), 0i64..20_000), 1..8)
    ) {
        let rows: Vec<Draft> = somebody
            .into_iter()
            .map(|(name, email, phone, town, headline, (position, stage), (source, referrer), day)| {
                let [email, phone, town, headline, position, stage, source, referrer] =
                    [email, phone, town, headline, position, stage, source, referrer].map(|text| text.trim().to_owned());
                let applied = chrono::NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::Days::new(day as u64);
                // Somebody without a name is nobody.
                Draft {
                    line: 0, name: format!("{}x", name.trim()), email, phone, town, headline, position, stage, source, referrer, applied: applied.to_string(), note: String::new(),
                }
            })
            .collect();
        let (_, _, back) = people(&export::write(if greek { &GREEK } else { &ENGLISH }, &rows));
        let back: Vec<Draft> = back.into_iter().map(|draft| Draft { line: 0, ..draft }).collect();
        prop_assert_eq!(back, rows);
    }

    #[test]
    fn any_text_is_somebody_or_nobody(text: String) {
        let _ = look(&text, true, &decode);
        let _ = look(&format!("BEGIN:VCARD\n{text}"), false, &decode);
        if let Ok(sheet) = Sheet::read(&text, sheet::delimiter(&text)) {
            let columns = sheet::guess(&sheet, &BTreeMap::new());
            prop_assert_eq!(columns.len(), sheet.width);
        }
    }
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[AaBb]{1,2}", "[12]{3}"]
}

fn somebody() -> impl Strategy<Value = Draft> {
    let person = (value(), value(), value(), value(), value());
    (person, value(), value(), value(), value(), "(2026-0[12]-01)?").prop_map(
        |((name, email, phone, town, headline), position, stage, source, referrer, applied)| Draft {
            name,
            email,
            phone,
            town,
            headline,
            position,
            stage,
            source,
            referrer,
            applied,
            ..Draft::default()
        },
    )
}

proptest! {
    #[test]
    fn what_is_said_of_two_who_may_be_one_is_what_merging_them_makes(there in somebody(), here in somebody()) {
        let heading = |field: Field| field.key();
        let mut one = there.clone();
        one.merge(&here, &heading);
        let lines = compare(&there, &here, &heading);
        for Line { field, there: before, here: mine, fate } in &lines {
            prop_assert_eq!((before.as_str(), mine.as_str()), (there.get(*field), here.get(*field)));
            let noted = [field.key(), ": ", mine].concat();
            prop_assert_eq!(*fate == Fate::Noted, one.note.lines().any(|line| line == noted), "{:?}: {:?}", field, one);
            let expected = match fate {
                Fate::Stays | Fate::Noted => before,
                Fate::Added => mine,
                Fate::Becomes(both) => both,
            };
            prop_assert_eq!(one.get(*field), expected);
        }
        // No field that one of them has is left unsaid.
        let said = |field: &Field| lines.iter().any(|line| line.field == *field);
        for field in FIELDS.into_iter().filter(|field| *field != Field::Note) {
            prop_assert_eq!(said(&field), !(there.get(field).is_empty() && here.get(field).is_empty()));
        }
    }
}

#[test]
fn two_of_one_name_are_shown_side_by_side() {
    let text = str::to_owned;
    let tom = Draft { name: text("Tom Beckett"), email: text("tom@x.gr"), town: text("chania"), ..Draft::default() };
    let other = Draft {
        name: text("Tom Beckett"),
        email: text("other.tom@y.gr"),
        phone: text("2310 444444"),
        town: text("Chania"),
        ..Draft::default()
    };
    let line = |field, there: &str, here: &str, fate| Line { field, there: text(there), here: text(here), fate };
    assert_eq!(
        compare(&tom, &other, &|_| "Field"),
        [
            line(Field::Name, "Tom Beckett", "Tom Beckett", Fate::Stays),
            line(Field::Email, "tom@x.gr", "other.tom@y.gr", Fate::Noted),
            line(Field::Phone, "", "2310 444444", Fate::Added),
            line(Field::Town, "chania", "Chania", Fate::Stays),
        ]
    );
    let website = Draft { source: text("Website"), applied: text("2026-09-02"), ..tom.clone() };
    let friend = Draft { source: text("Friend"), applied: text("2026-08-01"), ..tom };
    let fates: Vec<Fate> = compare(&website, &friend, &|_| "").into_iter().map(|line| line.fate).skip(3).collect();
    assert_eq!(fates, [Fate::Becomes(text("Website, Friend")), Fate::Becomes(text("2026-08-01"))]);
}

#[test]
fn two_by_phone_alone_are_asked_about() {
    let mut known = Known::default();
    let one = Draft { name: "Anna".into(), phone: "2310 111111".into(), ..Draft::default() };
    let two = Draft { name: "Petros".into(), phone: "+30 2310 111 111".into(), ..Draft::default() };
    assert_eq!(known.add_draft(0, &one), None);
    let twin = known.add_draft(1, &two).unwrap();
    assert_eq!((twin, twin.likely()), (Twin { met: Met::Draft(0), by: Likeness::Phone }, Choice::Keep));
}
