//! The sample data's own words: a made-up shop, in the language of the reader. People keep their names.
#![allow(missing_docs, reason = "each field is the text that it names")]

pub struct Sample {
    pub company: &'static str,
    pub colleague: &'static str,
    pub title: &'static str,
    pub purpose: &'static str,
    pub musts: [&'static str; 2],
    pub nice: &'static str,
    pub hours: &'static str,
    pub place: &'static str,
    pub perks: [&'static str; 3],
    pub duties: [&'static str; 3],
    pub day: &'static str,
    pub criteria: [[&'static str; 4]; 3],
    pub headlines: [&'static str; 6],
    pub sources: [&'static str; 3],
    pub evidence: &'static str,
    pub failed: &'static str,
}

pub const EN: Sample = Sample {
    company: "Aegean Outdoor (sample)",
    colleague: "Katerina Vlachou",
    title: "Customer service agent",
    purpose: "Help the people who bought our tents and boots when something is wrong, and leave them happier than before they called.",
    musts: ["Fluent Greek, good English", "Has dealt with customers, in any job"],
    nice: "Knows a ticket system",
    hours: "40 hours, Monday to Saturday between 9:00 and 18:00",
    place: "Thessaloniki",
    perks: ["Health insurance from day one", "30 % off everything we sell", "Two weeks of paid training"],
    duties: [
        "Answer calls, chats and e-mails, about 40 a day",
        "Decide alone on refunds up to €80",
        "Tell the shop what keeps breaking",
    ],
    day: "Two hours of calls, an hour of e-mails, lunch together, then chats and one complaint that needs patience.",
    criteria: [
        [
            "Patient listening",
            "Interrupts, argues or transfers at once",
            "Lets the person finish and repeats the problem",
            "Lets the person finish, names the feeling, restates the problem before solving",
        ],
        [
            "Solves on the spot",
            "Says who else might know",
            "Asks what happened and offers the standard remedy",
            "Finds the cause, offers a remedy that fits, and says when it will be done",
        ],
        [
            "Clear writing",
            "The reader has to ask again",
            "Correct and polite, a little long",
            "Short, warm, and answers the next question too",
        ],
    ],
    headlines: [
        "2 years in retail",
        "Hotel reception, three languages",
        "First job after school",
        "Call centre, 4 years",
        "Taught at a sailing school",
        "Café manager",
    ],
    sources: ["Referral", "Website", "Walk-in"],
    evidence: "Let the actor finish twice, then said: “You have waited two weeks and nobody called.”",
    failed: "The sample data could not be written: the storage of this browser is full or blocked.",
};

pub const EL: Sample = Sample {
    company: "Αιγαίο Outdoor (δείγμα)",
    colleague: "Κατερίνα Βλάχου",
    title: "Υπάλληλος εξυπηρέτησης πελατών",
    purpose: "Βοηθήστε όσους αγόρασαν τις σκηνές και τις μπότες μας όταν κάτι πάει στραβά, και αφήστε τους πιο ευχαριστημένους από πριν.",
    musts: ["Άριστα ελληνικά, καλά αγγλικά", "Έχει μιλήσει με πελάτες, σε οποιαδήποτε δουλειά"],
    nice: "Γνωρίζει κάποιο σύστημα αιτημάτων",
    hours: "40 ώρες, Δευτέρα έως Σάββατο μεταξύ 9:00 και 18:00",
    place: "Θεσσαλονίκη",
    perks: ["Ιδιωτική ασφάλιση από την πρώτη μέρα", "30 % έκπτωση σε όλα", "Δύο εβδομάδες αμειβόμενη εκπαίδευση"],
    duties: [
        "Απαντάτε σε κλήσεις, μηνύματα και e-mail, περίπου 40 τη μέρα",
        "Αποφασίζετε μόνοι για επιστροφές έως 80 €",
        "Λέτε στο κατάστημα τι χαλάει συχνά",
    ],
    day: "Δύο ώρες κλήσεις, μία ώρα e-mail, φαγητό μαζί, μετά μηνύματα και ένα παράπονο που θέλει υπομονή.",
    criteria: [
        [
            "Υπομονετική ακρόαση",
            "Διακόπτει, διαφωνεί ή μεταβιβάζει αμέσως",
            "Αφήνει τον άλλον να τελειώσει και επαναλαμβάνει το πρόβλημα",
            "Αφήνει τον άλλον να τελειώσει, ονομάζει το συναίσθημα, ξαναλέει το πρόβλημα πριν το λύσει",
        ],
        [
            "Λύνει επιτόπου",
            "Λέει ποιος άλλος ίσως ξέρει",
            "Ρωτά τι συνέβη και προσφέρει τη συνηθισμένη λύση",
            "Βρίσκει την αιτία, προσφέρει λύση που ταιριάζει και λέει πότε θα γίνει",
        ],
        [
            "Καθαρό γράψιμο",
            "Ο αναγνώστης πρέπει να ξαναρωτήσει",
            "Σωστό και ευγενικό, λίγο μακρύ",
            "Σύντομο, ζεστό, απαντά και στην επόμενη ερώτηση",
        ],
    ],
    headlines: [
        "2 χρόνια σε κατάστημα",
        "Υποδοχή ξενοδοχείου, τρεις γλώσσες",
        "Πρώτη δουλειά μετά το σχολείο",
        "Τηλεφωνικό κέντρο, 4 χρόνια",
        "Δίδαξε σε σχολή ιστιοπλοΐας",
        "Υπεύθυνη καφέ",
    ],
    sources: ["Σύσταση", "Ιστοσελίδα", "Πέρασε από εδώ"],
    evidence: "Άφησε τον ηθοποιό να τελειώσει δύο φορές και μετά είπε: «Περιμένετε δύο εβδομάδες και δεν σας πήρε κανείς.»",
    failed: "Τα δείγματα δεν μπόρεσαν να γραφτούν: ο χώρος του περιηγητή είναι γεμάτος ή κλειστός.",
};
