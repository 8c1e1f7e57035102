//! Words for files that open with a passphrase.
#![allow(missing_docs, reason = "each field is the text that it names")]

pub struct Passphrase {
    pub title: &'static str,
    pub text: &'static str,
    pub button: &'static str,
    pub impossible: &'static str,
    pub no_reset: &'static str,
    pub limits: &'static str,
    pub label: &'static str,
    pub again: &'static str,
    pub show: &'static str,
    pub advice: &'static str,
    pub too_short: &'static str,
    pub differ: &'static str,
    pub download: &'static str,
    pub locking: &'static str,
    pub ask_title: fn(&str) -> String,
    pub ask_text: &'static str,
    pub open: &'static str,
    pub opening: &'static str,
    pub checking: &'static str,
    pub wrong: &'static str,
    pub changed: &'static str,
    pub failed: fn(why: &str) -> String,
    pub kdf: fn(name: &str) -> String,
    pub rounds: fn(found: &str, fewest: &str, most: &str) -> String,
}

pub const EN: Passphrase = Passphrase {
    title: "Protect with a passphrase",
    text: "Or make a file that opens only with a passphrase: for e-mail, a memory stick or a shared folder. It holds all that a full backup holds.",
    button: "Protect with a passphrase…",
    impossible: "This page came over an insecure connection (http), and there browsers switch encryption off. Files with a passphrase can be made and opened where the address begins with https, or in the single file opened from a disk.",
    no_reset: "No reset is possible. Without the passphrase nobody can open this file, not even the makers of Handpick: if it is lost, what is in the file is lost. Write it down, keep it safe, and send it another way than the file.",
    limits: "The passphrase protects the file on its way and where it lies. It does not protect against a passphrase that can be guessed, against somebody at your unlocked computer, or against malicious programs and browser extensions.",
    label: "Passphrase",
    again: "Passphrase, once more",
    show: "Show the passphrase",
    advice: "At least 8 characters. Best are four or five words that have nothing to do with each other.",
    too_short: "This is too short: use at least 8 characters.",
    differ: "This is not the same as above.",
    download: "Download the protected file",
    locking: "Protecting the file…",
    ask_title: |name| format!("{name} opens with a passphrase"),
    ask_text: "Whoever made the file knows it. You then see what the file would change, as with any other.",
    open: "Open the file",
    opening: "Opening the file…",
    checking: "Checking the passphrase…",
    wrong: "This passphrase does not open the file. Mind capital letters and the language of the keyboard, and try again.",
    changed: "The passphrase is right, but the file was changed or damaged after it was made. Ask for a new one. Nothing was changed here.",
    failed: |why| format!("The browser could not do it: {why}. Close other tabs and try again."),
    kdf: |name| {
        format!("The file is protected in a way that this Handpick does not know ({name}). Nothing was changed.")
    },
    rounds: |found, fewest, most| {
        format!(
            "The file asks for {found} rounds of work on the passphrase; Handpick does no fewer than {fewest} and no more than {most}. Ask for a new export. Nothing was changed."
        )
    },
};

pub const EL: Passphrase = Passphrase {
    title: "Προστασία με φράση πρόσβασης",
    text: "Ή φτιάξτε ένα αρχείο που ανοίγει μόνο με φράση πρόσβασης: για e-mail, για στικάκι ή για κοινόχρηστο φάκελο. Περιέχει όσα και ένα πλήρες αντίγραφο.",
    button: "Προστασία με φράση πρόσβασης…",
    impossible: "Η σελίδα ήρθε από μη ασφαλή σύνδεση (http) και εκεί οι περιηγητές δεν επιτρέπουν κρυπτογράφηση. Αρχεία με φράση πρόσβασης φτιάχνονται και ανοίγουν όπου η διεύθυνση αρχίζει με https, ή στο ενιαίο αρχείο που ανοίγει από τον δίσκο.",
    no_reset: "Επαναφορά δεν γίνεται. Χωρίς τη φράση πρόσβασης δεν ανοίγει κανείς αυτό το αρχείο, ούτε όσοι έφτιαξαν το Handpick: αν χαθεί, χάνεται και ό,τι έχει το αρχείο. Σημειώστε τη, φυλάξτε τη και στείλτε τη με άλλον τρόπο από το αρχείο.",
    limits: "Η φράση προστατεύει το αρχείο στον δρόμο και εκεί όπου φυλάσσεται. Δεν προστατεύει αν η φράση μπορεί να μαντευτεί, αν κάποιος κάθεται στον ξεκλείδωτο υπολογιστή σας, ούτε από κακόβουλα προγράμματα και επεκτάσεις του περιηγητή.",
    label: "Φράση πρόσβασης",
    again: "Η φράση πρόσβασης ξανά",
    show: "Εμφάνιση της φράσης",
    advice: "Τουλάχιστον 8 χαρακτήρες. Το καλύτερο είναι τέσσερις ή πέντε λέξεις που δεν έχουν σχέση μεταξύ τους.",
    too_short: "Είναι πολύ σύντομη: γράψτε τουλάχιστον 8 χαρακτήρες.",
    differ: "Δεν είναι ίδια με την παραπάνω.",
    download: "Λήψη του προστατευμένου αρχείου",
    locking: "Το αρχείο προστατεύεται…",
    ask_title: |name| format!("Το {name} ανοίγει με φράση πρόσβασης"),
    ask_text: "Τη γνωρίζει όποιος έφτιαξε το αρχείο. Μετά βλέπετε τι θα άλλαζε το αρχείο, όπως με κάθε άλλο.",
    open: "Άνοιγμα του αρχείου",
    opening: "Το αρχείο ανοίγει…",
    checking: "Ελέγχεται η φράση…",
    wrong: "Αυτή η φράση δεν ανοίγει το αρχείο. Προσέξτε τα κεφαλαία και τη γλώσσα του πληκτρολογίου και δοκιμάστε ξανά.",
    changed: "Η φράση είναι σωστή, αλλά το αρχείο άλλαξε ή χάλασε αφότου φτιάχτηκε. Ζητήστε νέο. Εδώ δεν άλλαξε τίποτα.",
    failed: |why| format!("Ο περιηγητής δεν τα κατάφερε: {why}. Κλείστε άλλες καρτέλες και δοκιμάστε ξανά."),
    kdf: |name| {
        format!("Το αρχείο προστατεύεται με τρόπο που αυτό το Handpick δεν γνωρίζει ({name}). Δεν άλλαξε τίποτα.")
    },
    rounds: |found, fewest, most| {
        format!(
            "Το αρχείο ζητά {found} γύρους επεξεργασίας της φράσης· το Handpick δεν κάνει λιγότερους από {fewest} ούτε περισσότερους από {most}. Ζητήστε νέα εξαγωγή. Δεν άλλαξε τίποτα."
        )
    },
};
