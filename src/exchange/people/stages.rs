//! What the stages of other people's lists mean: how far somebody has come, in the words that hiring tools and spreadsheets use.
//! Must never know a pipeline: which stage of one that is, `positions` says.

use super::columns::heading_key;
use crate::domain::requisition::StageName;

/// Words as [`heading_key`] makes them, in English, Greek, Russian, Chinese, German and Vietnamese.
const MEANINGS: &[(StageName, &str)] = &[
    (
        StageName::New,
        "new|applied|application received|received|inbox|sourced|lead|to review|new applicant|new candidate|νεα|νεοσ|νεεσ|νεα αιτηση|υποβληθηκε|новыи|новая|новые|отклик|新|新申请|新投递|neu|beworben|eingegangen|moi|moi ung tuyen",
    ),
    (
        StageName::Screening,
        "screening|screen|review|in review|under review|application review|resume review|resume screen|resume screening|cv review|cv screening|shortlist|shortlisted|προεπιλογη|πρωτοσ ελεγχοσ|ελεγχοσ|σε αξιολογηση|отбор|скрининг|рассмотрение|на рассмотрении|筛选|简历筛选|初筛|vorauswahl|sichtung|in prufung|sang loc|xet ho so",
    ),
    (
        StageName::Phone,
        "phone|phone screen|phone screening|phone interview|phone call|call|recruiter screen|recruiter call|τηλεφωνο|τηλεφωνικη|τηλεφωνικη συνεντευξη|κληση|телефон|звонок|телефонное интервью|电话|电话面试|电话沟通|telefon|telefoninterview|telefonat|dien thoai|phong van dien thoai",
    ),
    (
        StageName::Interview,
        "interview|interviews|interviewing|on site|onsite|on site interview|onsite interview|face to face|face to face interview|in person interview|final interview|συνεντευξη|συνεντευξεισ|τελικη συνεντευξη|интервью|собеседование|面试|复试|终面|vorstellungsgesprach|gesprach|phong van",
    ),
    (
        StageName::PracticalTest,
        "practical test|test|assessment|work sample|trial|trial day|task|assignment|case study|skills test|πρακτικη δοκιμη|δοκιμη|τεστ|тест|тестовое задание|испытание|测试|笔试|试工|probearbeiten|probetag|arbeitsprobe|bai kiem tra|thu viec",
    ),
    (
        StageName::Offer,
        "offer|offer sent|offer extended|offer out|offered|προσφορα|оффер|предложение|录用通知|待入职|angebot|de nghi|moi lam viec",
    ),
    (
        StageName::Hired,
        "hired|accepted|offer accepted|employed|placed|joined|onboarding|προσληφθηκε|προσληφθηκαν|προσληψη|нанят|нанята|принят|принята|принят на работу|已录用|录用|已入职|入职|eingestellt|angenommen|da tuyen|nhan viec",
    ),
    (
        StageName::Disqualified,
        "disqualified|rejected|reject|declined|not selected|not hired|not a fit|not suitable|unsuitable|unsuccessful|withdrawn|withdrew|archived|refused|out|αποκλειστηκε|αποκλειστηκαν|απορριφθηκε|απορριφθηκαν|απορριψη|απορριπτεται|ακαταλληλοσ|ακαταλληλη|αποσυρθηκε|отказ|отказано|отклонен|отклонена|не подходит|снялся|淘汰|已淘汰|不合适|已拒绝|拒绝|放弃|abgelehnt|absage|ausgeschieden|zuruckgezogen|tu choi|loai|khong dat",
    ),
];

/// What a stage of a list means, if its name says so; a number behind it ("Interview 2") says nothing more.
pub fn meaning(name: &str) -> Option<StageName> {
    let key = heading_key(name);
    let bare = key.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end();
    let known = |names: &str| names.split('|').any(|known| known == bare);
    MEANINGS.iter().find(|(_, names)| known(names)).map(|(meaning, _)| *meaning)
}

/// What a cell says of how far somebody has come: itself; or, where the column asks whether they are out or hired ("Rejected: yes"), its
/// heading, and nothing if they are not.
pub fn said<'a>(heading: &'a str, cell: &'a str) -> &'a str {
    let asks = matches!(meaning(heading), Some(StageName::Hired | StageName::Disqualified));
    match heading_key(cell).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ναι" | "да" | "是" | "ja" | "co" if asks => heading,
        "no" | "n" | "false" | "0" | "οχι" | "нет" | "否" | "nein" | "khong" if asks => "",
        _ => cell,
    }
}

/// How much a stage tells, so that of two columns the one counts that tells more: an end before a stage that is known, and that before
/// any other word ("Active").
pub fn weight(name: &str) -> u8 {
    match meaning(name) {
        Some(StageName::Hired | StageName::Disqualified) => 2,
        Some(_) => 1,
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_as_the_key_makes_it_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for name in MEANINGS.iter().flat_map(|(_, names)| names.split('|')) {
            assert_eq!(heading_key(name), name);
            assert!(seen.insert(name), "{name} stands twice");
        }
    }

    #[test]
    fn what_hiring_tools_call_their_stages_is_known() {
        for (name, meant) in [
            ("Rejected", Some(StageName::Disqualified)),
            ("Απορρίφθηκε", Some(StageName::Disqualified)),
            ("Προσλήφθηκε", Some(StageName::Hired)),
            ("Phone Screen", Some(StageName::Phone)),
            ("On-site interview", Some(StageName::Interview)),
            ("Interview 2", Some(StageName::Interview)),
            ("Application Review", Some(StageName::Screening)),
            ("Собеседование", Some(StageName::Interview)),
            ("Active", None),
            ("", None),
            ("2", None),
        ] {
            assert_eq!(meaning(name), meant, "{name}");
        }
    }

    #[test]
    fn a_column_may_ask_whether_somebody_is_out() {
        assert_eq!(said("Disqualified", "Yes"), "Disqualified");
        assert_eq!(said("Rejected", "no"), "");
        assert_eq!(said("Rejected", "Interview"), "Interview");
        assert_eq!(said("Stage", "yes"), "yes");
        assert!(weight("Rejected") > weight("Interview") && weight("Interview") > weight("Active"));
    }
}
