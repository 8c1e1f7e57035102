//! Lines that say of somebody who they are and how to reach them, by the label before the colon: "Name: …", "Telephone: …", as an import
//! writes them into notes. Must never be asked about anything but a line.

use crate::domain::text::fold;

/// Labels without case and accents, in English, Greek, Russian, Chinese, German and Vietnamese.
const LABELS: &str = "name|full name|first name|last name|middle name|surname|family name|given name|nickname|maiden name|e-mail|email|mail|telephone|phone|mobile|fax|town|city|address|date of birth|born|\
    ονομα|ονοματεπωνυμο|επωνυμο|μικρο ονομα|πατρωνυμο|τηλεφωνο|κινητο|πολη|διευθυνση|ημερομηνια γεννησησ|\
    имя|фамилия|отчество|фио|телефон|город|адрес|почта|дата рождения|姓名|名字|电话|手机|邮箱|城市|地址|出生日期|\
    vorname|nachname|telefon|handy|ort|wohnort|stadt|adresse|geburtsdatum|ho ten|ho va ten|dien thoai|thanh pho|dia chi|ngay sinh";

/// The label of a line that tells who somebody is, with its colon; `None` if it tells no such thing.
pub(super) fn label(line: &str) -> Option<&str> {
    let (label, value) = line.split_once([':', '：']).filter(|(_, value)| !value.trim().is_empty())?;
    let known = fold(label.trim());
    let is_label = label.chars().count() < 30 && LABELS.split('|').any(|other| other == known);
    is_label.then(|| line.get(..line.len() - value.len()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_what_stands_before_a_colon_and_names_a_contact() {
        for (line, found) in [
            ("Name: Helen Markakis", Some("Name:")),
            ("Τηλέφωνο: 2310 111111", Some("Τηλέφωνο:")),
            (" Town : Athens", Some(" Town :")),
            ("姓名：王小明", Some("姓名：")),
            ("Name:", None),
            ("Source: Website", None),
            ("She said: call me", None),
            ("Town hall", None),
        ] {
            assert_eq!(label(line), found, "{line}");
        }
    }

    #[test]
    fn labels_are_as_they_are_folded() {
        assert!(LABELS.split('|').all(|label| fold(label) == label));
    }
}
