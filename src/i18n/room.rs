//! Words for the room in this browser's storage: how much of it is taken, by what, and what can go.
#![allow(missing_docs, reason = "each field is the text that it names")]

pub struct Room {
    pub title: &'static str,
    pub text: &'static str,
    pub used: fn(used: &str, share: &str) -> String,
    pub large: fn(used: &str, allowed: &str) -> String,
    pub nearly_full: &'static str,
    pub safari: &'static str,
    pub what: &'static str,
    pub closed: &'static str,
    pub people: &'static str,
    pub set_aside: &'static str,
    pub set_aside_way: &'static str,
    pub elsewhere: &'static str,
    pub elsewhere_way: &'static str,
    pub others: &'static str,
    pub others_way: &'static str,
    pub raw: &'static str,
}

pub const EN: Room = Room {
    title: "Storage",
    text: "Kept twice in this browser on this computer, in a small store and in a large one. When the small one fills, applications to closed positions are kept in the large one alone. Clearing the browser's data deletes both; a backup file does not go with it.",
    used: |used, share| format!("Small store: {used} characters in use, {share} of what the browser allows"),
    large: |used, allowed| format!("Large store: {used} MB in use of about {allowed} MB, restore points included"),
    nearly_full: "The small store is nearly full. What comes then is kept in the large one alone. Close positions that are filled, and remove what you need no more.",
    safari: "More than Safari can be counted on for: beyond 2.4 million characters it has been seen to drop writes. In other browsers there is room left.",
    what: "What takes the room, and what can go",
    closed: "Closed: it can be removed",
    people: "People, notes, team and settings",
    set_aside: "Damaged records that were set aside",
    set_aside_way: "Download the raw data before you give them up.",
    elsewhere: "Other workspaces in this browser",
    elsewhere_way: "Sample data and interviewer packs can be removed once they are open.",
    others: "Other pages of this address",
    others_way: "They are not Handpick's.",
    raw: "Download the raw data",
};

pub const EL: Room = Room {
    title: "Αποθήκευση",
    text: "Φυλάσσεται δύο φορές σε αυτόν τον περιηγητή, σε αυτόν τον υπολογιστή: σε έναν μικρό χώρο και σε έναν μεγάλο. Όταν ο μικρός γεμίζει, οι αιτήσεις για κλειστές θέσεις μένουν μόνο στον μεγάλο. Αν καθαρίσετε τα δεδομένα του περιηγητή χάνονται και οι δύο· το αντίγραφο σε αρχείο δεν χάνεται μαζί.",
    used: |used, share| format!("Μικρός χώρος: σε χρήση {used} χαρακτήρες, {share} από όσους επιτρέπει ο περιηγητής"),
    large: |used, allowed| {
        format!("Μεγάλος χώρος: σε χρήση {used} MB από περίπου {allowed} MB, μαζί με τα σημεία επαναφοράς")
    },
    nearly_full: "Ο μικρός χώρος σχεδόν γέμισε. Ό,τι έρθει μετά μένει μόνο στον μεγάλο. Κλείστε τις θέσεις που καλύφθηκαν και αφαιρέστε ό,τι δεν χρειάζεστε πια.",
    safari: "Περισσότερα από όσα αντέχει σίγουρα το Safari: πάνω από 2,4 εκατομμύρια χαρακτήρες έχει χάσει εγγραφές. Σε άλλους περιηγητές υπάρχει ακόμη χώρος.",
    what: "Τι πιάνει τον χώρο και τι μπορεί να φύγει",
    closed: "Κλειστή: μπορεί να αφαιρεθεί",
    people: "Άτομα, σημειώσεις, ομάδα και ρυθμίσεις",
    set_aside: "Φθαρμένες εγγραφές που μπήκαν στην άκρη",
    set_aside_way: "Κατεβάστε τα ακατέργαστα δεδομένα πριν τις εγκαταλείψετε.",
    elsewhere: "Άλλοι χώροι εργασίας σε αυτόν τον περιηγητή",
    elsewhere_way: "Τα δείγματα και οι φάκελοι συνέντευξης αφαιρούνται μόλις ανοιχτούν.",
    others: "Άλλες σελίδες της ίδιας διεύθυνσης",
    others_way: "Δεν είναι του Handpick.",
    raw: "Λήψη των ακατέργαστων δεδομένων",
};
