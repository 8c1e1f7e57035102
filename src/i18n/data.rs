//! Words of the screen for files, storage, language and colours.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct Data {
    pub title: &'static str,
    pub facts: &'static str,
    pub export_title: &'static str,
    pub export_text: &'static str,
    pub export_button: &'static str,
    pub export_sealed: Plural,
    pub backup_text: &'static str,
    pub backup_button: &'static str,
    pub export_done: fn(&str) -> String,
    pub export_failed: &'static str,
    pub import_title: &'static str,
    pub import_text: &'static str,
    pub import_choose: &'static str,
    pub reading: &'static str,
    pub plan_title: fn(&str) -> String,
    pub added: Plural,
    pub updated: Plural,
    pub unchanged: Plural,
    pub refused: Plural,
    pub erased: Plural,
    pub erases: Plural,
    pub refused_record: fn(kind: &str, which: &str, why: &str) -> String,
    pub outdated: &'static str,
    pub damaged: fn(part: &str) -> String,
    pub removed_here: Plural,
    pub ahead: Plural,
    pub nothing_new: &'static str,
    pub other_workspace: &'static str,
    pub merge: &'static str,
    pub open_beside: &'static str,
    pub open_here: &'static str,
    pub bring_back: &'static str,
    pub merged: &'static str,
    pub brought_back: &'static str,
    pub too_big: fn(size: &str, limit: &str) -> String,
    pub not_json: fn(line: usize, column: usize) -> String,
    pub not_handpick: &'static str,
    pub newer: fn(found: u32, known: u32) -> String,
    pub too_deep: &'static str,
    pub too_many: &'static str,
    pub unreadable: &'static str,
    pub folder_title: &'static str,
    pub folder_impossible: &'static str,
    pub folder_none: &'static str,
    pub folder_ready: fn(&str) -> String,
    pub folder_asleep: fn(&str) -> String,
    pub folder_failed: fn(name: &str, why: &str) -> String,
    pub folder_choose: &'static str,
    pub folder_allow: &'static str,
    pub folder_leave: &'static str,
    pub company_title: &'static str,
    pub company: &'static str,
    pub promise: &'static str,
    pub promise_hint: &'static str,
    pub you: &'static str,
    pub you_hint: &'static str,
    pub look_title: &'static str,
    pub language: &'static str,
    pub scheme: &'static str,
    pub schemes: [&'static str; 3],
    pub sample_title: &'static str,
    pub sample_text: &'static str,
    pub sample_open: &'static str,
    pub back_to_yours: &'static str,
    pub kinds: fn(&str) -> &'static str,
    pub megabytes: fn(&str) -> String,
}

pub const EN: Data = Data {
    title: "Data and backup",
    facts: "Your work is in this browser. A file is your backup, and the way to share it.",
    export_title: "Export",
    export_text: "One readable file to give to a colleague, who merges it with theirs. What others have scored stays out of it as long as it is sealed for you. It holds personal data: share it with care.",
    export_button: "Export the workspace",
    export_sealed: Plural {
        one: "{n} scorecard is still sealed and is not in it; a full backup has it",
        other: "{n} scorecards are still sealed and are not in it; a full backup has them",
    },
    backup_text: "A full backup is a file with everything, also with the scorecards that are still sealed. Keep it for yourself: whoever opens the file in an editor can read them.",
    backup_button: "Download a full backup",
    export_done: |name| format!("{name} was downloaded"),
    export_failed: "The file could not be made: the browser is out of memory. Close other tabs and try again.",
    import_title: "Import",
    import_text: "Choose a *.handpick.json file or an interviewer pack, or drop it anywhere. You see what it would change before anything changes, and you can undo it.",
    import_choose: "Choose a file…",
    reading: "Reading the file",
    plan_title: |name| format!("What {name} would change"),
    added: Plural { one: "{n} new", other: "{n} new" },
    updated: Plural { one: "{n} updated", other: "{n} updated" },
    unchanged: Plural { one: "{n} unchanged", other: "{n} unchanged" },
    refused: Plural { one: "{n} damaged, left out", other: "{n} damaged, left out" },
    erased: Plural { one: "{n} not restored: erased here", other: "{n} not restored: erased here" },
    erases: Plural { one: "{n} erased there, goes here too", other: "{n} erased there, go here too" },
    refused_record: |kind, which, why| format!("{kind} {which}: {why}"),
    outdated: "The file is from an older Handpick, and it is not what its version says. Ask for a new export.",
    damaged: |part| {
        format!("The file is damaged: its part “{part}” is missing. Ask for a new export. Nothing was changed.")
    },
    removed_here: Plural { one: "{n} removed here, stays removed", other: "{n} removed here, stay removed" },
    ahead: Plural {
        one: "{n} from a clock that is more than a day ahead",
        other: "{n} from a clock that is more than a day ahead",
    },
    nothing_new: "Nothing in it is newer than what is here.",
    other_workspace: "This file belongs to another workspace. Merge it only if both are about the same company; otherwise open it beside yours.",
    merge: "Merge",
    open_beside: "Open beside mine",
    open_here: "Open",
    bring_back: "Bring back what was removed",
    merged: "The file was merged",
    brought_back: "Brought back",
    too_big: |size, limit| format!("This file has {size}. Handpick reads files up to {limit}."),
    not_json: |line, column| {
        format!(
            "This is no Handpick file: it stops making sense at line {line}, column {column}. Ask for a new export."
        )
    },
    not_handpick: "This is no Handpick file. Choose one whose name ends with .handpick.json.",
    newer: |found, known| {
        format!(
            "The file is from a newer Handpick (format {found}; this one reads up to {known}). Update Handpick, then import it again. Nothing was changed."
        )
    },
    too_deep: "This is no Handpick file: it is nested deeper than any of ours.",
    too_many: "This file holds more than Handpick can read at once.",
    unreadable: "The browser could not read this file. Copy it to this computer and try again.",
    folder_title: "Copies in a folder",
    folder_impossible: "This browser cannot write into a folder by itself; Chrome and Edge can. Download a backup now and then.",
    folder_none: "Choose a folder once, and Handpick writes a dated copy of your work into it while you work: one file a day. A folder that is itself backed up or synchronised is best. The copies are plain text with personal data.",
    folder_ready: |name| {
        format!("Your work is copied into the folder “{name}” at most every ten minutes, one file a day.")
    },
    folder_asleep: |name| {
        format!(
            "The browser asks again whether Handpick may write into the folder “{name}”. No copies are written until you allow it."
        )
    },
    folder_failed: |name, why| {
        format!("The copy into the folder “{name}” failed: {why}. Choose the folder again, or another one.")
    },
    folder_choose: "Choose a folder…",
    folder_allow: "Allow it",
    folder_leave: "Write no more copies",
    company_title: "You and your company",
    company: "Company",
    promise: "Everybody hears from us within (days)",
    promise_hint: "Who has waited longer stands out on the board and on Today.",
    you: "You are",
    you_hint: "Your name stands beside your scorecards, notes and moves.",
    look_title: "Language and colours",
    language: "Language",
    scheme: "Colours",
    schemes: ["Like the device", "Light", "Dark"],
    sample_title: "Sample data",
    sample_text: "A made-up shop with a position, candidates and scorecards, in a workspace of its own. It never mixes with yours.",
    sample_open: "Open sample data",
    back_to_yours: "Remove sample data",
    kinds: |kind| match kind {
        "requisition" => "Requisition",
        "candidate" => "Candidate",
        "application" => "Application",
        "scorecard" | "submission" => "Scorecard",
        "member" => "Colleague",
        "note" => "Note",
        "interview" => "Interview",
        "move" => "Move",
        "decision" => "Decision",
        "earlier_text" => "Earlier text",
        "answer" => "Answer",
        "attachment" => "File",
        "statistic" => "Anonymised candidate",
        "kit" => "Fixed criteria",
        "job_version" => "Published version",
        "workspace" => "Workspace",
        _ => "Record of a newer kind",
    },
    megabytes: |number| format!("{number} MB"),
};

pub const EL: Data = Data {
    title: "Δεδομένα και αντίγραφα",
    facts: "Η εργασία σας είναι σε αυτόν τον περιηγητή. Ένα αρχείο είναι το αντίγραφό σας και ο τρόπος να τη μοιραστείτε.",
    export_title: "Εξαγωγή",
    export_text: "Ένα ευανάγνωστο αρχείο για έναν συνάδελφο, που το συγχωνεύει με το δικό του. Οι βαθμοί των άλλων μένουν έξω όσο είναι σφραγισμένοι για εσάς. Περιέχει προσωπικά δεδομένα: μοιραστείτε το με προσοχή.",
    export_button: "Εξαγωγή του χώρου εργασίας",
    export_sealed: Plural {
        one: "{n} βαθμολόγηση είναι ακόμη σφραγισμένη και δεν υπάρχει μέσα· την έχει το πλήρες αντίγραφο",
        other: "{n} βαθμολογήσεις είναι ακόμη σφραγισμένες και δεν υπάρχουν μέσα· τις έχει το πλήρες αντίγραφο",
    },
    backup_text: "Το πλήρες αντίγραφο είναι ένα αρχείο με τα πάντα, και με τις βαθμολογήσεις που είναι ακόμη σφραγισμένες. Κρατήστε το για εσάς: όποιος ανοίξει το αρχείο σε έναν επεξεργαστή κειμένου μπορεί να τις διαβάσει.",
    backup_button: "Λήψη πλήρους αντιγράφου",
    export_done: |name| format!("Έγινε λήψη: {name}"),
    export_failed: "Το αρχείο δεν μπόρεσε να γίνει: ο περιηγητής δεν έχει μνήμη. Κλείστε άλλες καρτέλες και δοκιμάστε ξανά.",
    import_title: "Εισαγωγή",
    import_text: "Διαλέξτε ένα αρχείο *.handpick.json ή ένα πακέτο αξιολογητή, ή αφήστε το οπουδήποτε. Βλέπετε τι θα άλλαζε πριν αλλάξει οτιδήποτε, και μπορείτε να το αναιρέσετε.",
    import_choose: "Επιλογή αρχείου…",
    reading: "Ανάγνωση του αρχείου",
    plan_title: |name| format!("Τι θα άλλαζε το {name}"),
    added: Plural { one: "{n} νέα", other: "{n} νέες" },
    updated: Plural { one: "{n} ενημερωμένη", other: "{n} ενημερωμένες" },
    unchanged: Plural { one: "{n} ίδια", other: "{n} ίδιες" },
    refused: Plural {
        one: "{n} φθαρμένη, έμεινε έξω", other: "{n} φθαρμένες, έμειναν έξω"
    },
    erased: Plural {
        one: "{n} δεν επανήλθε: έχει διαγραφεί εδώ", other: "{n} δεν επανήλθαν: έχουν διαγραφεί εδώ"
    },
    erases: Plural {
        one: "{n} διαγράφηκε εκεί και φεύγει και από εδώ",
        other: "{n} διαγράφηκαν εκεί και φεύγουν και από εδώ",
    },
    refused_record: |kind, which, why| format!("{kind} {which}: {why}"),
    outdated: "Το αρχείο είναι από παλαιότερο Handpick και δεν είναι αυτό που λέει η έκδοσή του. Ζητήστε νέα εξαγωγή.",
    damaged: |part| {
        format!("Το αρχείο είναι φθαρμένο: λείπει το μέρος «{part}». Ζητήστε νέα εξαγωγή. Δεν άλλαξε τίποτα.")
    },
    removed_here: Plural {
        one: "{n} αφαιρέθηκε εδώ και μένει έτσι", other: "{n} αφαιρέθηκαν εδώ και μένουν έτσι"
    },
    ahead: Plural {
        one: "{n} από ρολόι που πάει πάνω από μια μέρα μπροστά",
        other: "{n} από ρολόι που πάει πάνω από μια μέρα μπροστά",
    },
    nothing_new: "Τίποτα σε αυτό δεν είναι νεότερο από όσα υπάρχουν εδώ.",
    other_workspace: "Το αρχείο ανήκει σε άλλον χώρο εργασίας. Συγχωνεύστε το μόνο αν αφορούν την ίδια εταιρεία· αλλιώς ανοίξτε το δίπλα στον δικό σας.",
    merge: "Συγχώνευση",
    open_beside: "Άνοιγμα δίπλα στον δικό μου",
    open_here: "Άνοιγμα",
    bring_back: "Επαναφορά όσων αφαιρέθηκαν",
    merged: "Το αρχείο συγχωνεύτηκε",
    brought_back: "Επανήλθαν",
    too_big: |size, limit| format!("Το αρχείο έχει {size}. Το Handpick διαβάζει αρχεία έως {limit}."),
    not_json: |line, column| {
        format!(
            "Δεν είναι αρχείο του Handpick: παύει να βγάζει νόημα στη γραμμή {line}, στήλη {column}. Ζητήστε νέα εξαγωγή."
        )
    },
    not_handpick: "Δεν είναι αρχείο του Handpick. Διαλέξτε ένα που το όνομά του τελειώνει σε .handpick.json.",
    newer: |found, known| {
        format!(
            "Το αρχείο είναι από νεότερο Handpick (μορφή {found}· εδώ διαβάζεται έως {known}). Ενημερώστε το Handpick και εισαγάγετέ το ξανά. Δεν άλλαξε τίποτα."
        )
    },
    too_deep: "Δεν είναι αρχείο του Handpick: έχει περισσότερα επίπεδα από κάθε δικό μας.",
    too_many: "Το αρχείο έχει περισσότερα από όσα διαβάζει το Handpick μαζί.",
    unreadable: "Ο περιηγητής δεν μπόρεσε να διαβάσει το αρχείο. Αντιγράψτε το σε αυτόν τον υπολογιστή και δοκιμάστε ξανά.",
    folder_title: "Αντίγραφα σε φάκελο",
    folder_impossible: "Αυτός ο περιηγητής δεν μπορεί να γράφει μόνος του σε φάκελο· ο Chrome και ο Edge μπορούν. Κατεβάζετε πού και πού ένα αντίγραφο.",
    folder_none: "Επιλέξτε μία φορά έναν φάκελο και το Handpick γράφει εκεί αντίγραφο της εργασίας σας με ημερομηνία, ένα αρχείο την ημέρα. Ο καλύτερος είναι ένας φάκελος που έχει κι ο ίδιος αντίγραφα ή συγχρονίζεται. Τα αντίγραφα είναι απλό κείμενο με προσωπικά δεδομένα.",
    folder_ready: |name| {
        format!("Η εργασία σας αντιγράφεται στον φάκελο «{name}» το πολύ κάθε δέκα λεπτά, ένα αρχείο την ημέρα.")
    },
    folder_asleep: |name| {
        format!(
            "Ο περιηγητής ρωτά ξανά αν το Handpick μπορεί να γράφει στον φάκελο «{name}». Μέχρι να το επιτρέψετε δεν γράφονται αντίγραφα."
        )
    },
    folder_failed: |name, why| {
        format!("Η αντιγραφή στον φάκελο «{name}» απέτυχε: {why}. Επιλέξτε ξανά τον φάκελο ή έναν άλλο.")
    },
    folder_choose: "Επιλογή φακέλου…",
    folder_allow: "Να επιτρέπεται",
    folder_leave: "Τέλος στα αντίγραφα",
    company_title: "Εσείς και η εταιρεία σας",
    company: "Εταιρεία",
    promise: "Όλοι έχουν νέα μας μέσα σε (ημέρες)",
    promise_hint: "Όποιος περιμένει περισσότερο ξεχωρίζει στον πίνακα και στο «Σήμερα».",
    you: "Είστε",
    you_hint: "Το όνομά σας στέκει δίπλα στις βαθμολογίες, τις σημειώσεις και τις μετακινήσεις σας.",
    look_title: "Γλώσσα και χρώματα",
    language: "Γλώσσα",
    scheme: "Χρώματα",
    schemes: ["Όπως η συσκευή", "Φωτεινά", "Σκούρα"],
    sample_title: "Δείγματα",
    sample_text: "Ένα φανταστικό κατάστημα με μια θέση, υποψηφίους και βαθμολογίες, σε δικό του χώρο εργασίας. Δεν ανακατεύεται ποτέ με τα δικά σας.",
    sample_open: "Άνοιγμα δειγμάτων",
    back_to_yours: "Αφαίρεση δειγμάτων",
    kinds: |kind| match kind {
        "requisition" => "Θέση",
        "candidate" => "Υποψήφιος",
        "application" => "Αίτηση",
        "scorecard" | "submission" => "Βαθμολόγηση",
        "member" => "Συνάδελφος",
        "note" => "Σημείωση",
        "interview" => "Συνέντευξη",
        "move" => "Μετακίνηση",
        "decision" => "Απόφαση",
        "earlier_text" => "Προηγούμενο κείμενο",
        "answer" => "Απάντηση",
        "attachment" => "Αρχείο",
        "statistic" => "Ανωνυμοποιημένος υποψήφιος",
        "kit" => "Κλειδωμένα κριτήρια",
        "job_version" => "Δημοσιευμένη έκδοση",
        "workspace" => "Χώρος εργασίας",
        _ => "Εγγραφή νεότερου είδους",
    },
    megabytes: |number| format!("{number} MB"),
};
