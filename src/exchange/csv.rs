//! Tables as text, as spreadsheets write and read them: RFC 4180 with any delimiter, leniently read. No cell that is written can
//! act as a formula, and the reader takes the guard away again. Must never lose a character between writing and reading.

use std::str::Chars;

/// The largest text that is read, in bytes.
pub const LARGEST: usize = 16 * 1024 * 1024;
/// The most rows that are read.
pub const MOST_ROWS: usize = 20_000;
/// The most cells in a row.
pub const MOST_CELLS: usize = 200;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// As English spreadsheets write.
    Comma,
    /// As Greek, Russian and German ones write.
    Semicolon,
    /// As a range that is copied, and TSV.
    Tab,
    /// As some databases write.
    Pipe,
}

impl Delimiter {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The character itself.
    pub fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Pipe => '|',
        }
    }
}

/// A row that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line of the text in which it begins, from 1.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

/// All rows that are not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// In their order.
    pub rows: Vec<Row>,
    /// The line of a quotation mark that opens a cell and is never closed. From there on such marks are read as they stand, so
    /// that one forgotten mark does not swallow the rest.
    pub open_quote: Option<usize>,
}

/// Why a text is not read as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// Larger than [`LARGEST`].
    TooBig,
    /// More rows than [`MOST_ROWS`].
    TooManyRows,
    /// More cells than [`MOST_CELLS`] in the row at this line.
    TooManyCells(usize),
    /// No row that is not empty.
    Empty,
}

/// Reads a whole table.
///
/// # Errors
/// Says why it is not read.
pub fn read(text: &str, delimiter: char) -> Result<Table, TableFault> {
    if text.len() > LARGEST {
        return Err(TableFault::TooBig);
    }
    let table = begin(text, delimiter, MOST_ROWS + 1);
    if table.rows.is_empty() {
        return Err(TableFault::Empty);
    }
    if table.rows.len() > MOST_ROWS {
        return Err(TableFault::TooManyRows);
    }
    match table.rows.iter().find(|row| row.cells.len() > MOST_CELLS) {
        Some(row) => Err(TableFault::TooManyCells(row.line)),
        None => Ok(table),
    }
}

/// The first rows of a table.
pub fn begin(text: &str, delimiter: char, most: usize) -> Table {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { rest: text.chars(), line: 1, delimiter, open_quote: None };
    let mut rows = Vec::new();
    while rows.len() < most {
        let (row, more) = reader.row();
        if row.cells.len() > MOST_CELLS || row.cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(row);
        }
        if !more {
            break;
        }
    }
    Table { rows, open_quote: reader.open_quote }
}

/// Where a cell ends.
#[derive(PartialEq)]
enum End {
    Cell,
    Row,
    Text,
}

struct Reader<'a> {
    rest: Chars<'a>,
    line: usize,
    delimiter: char,
    open_quote: Option<usize>,
}

impl Reader<'_> {
    /// The next row, and whether another one follows.
    fn row(&mut self) -> (Row, bool) {
        let mut row = Row { line: self.line, cells: Vec::new() };
        loop {
            let mut cell = String::new();
            let end = self.cell(&mut cell);
            // What is beyond the limit is not kept, only noticed.
            if row.cells.len() <= MOST_CELLS {
                row.cells.push(unguard(cell));
            }
            match end {
                End::Cell => {}
                End::Row => return (row, true),
                End::Text => return (row, false),
            }
        }
    }

    fn cell(&mut self, cell: &mut String) -> End {
        if self.open_quote.is_none() && self.peek() == Some('"') {
            let (rest, line) = (self.rest.clone(), self.line);
            self.rest.next();
            if !self.quoted(cell) {
                self.open_quote = Some(line);
                (self.rest, self.line) = (rest, line);
                cell.clear();
            }
        }
        self.plain(cell)
    }

    fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    /// The inside of quotation marks; false if they are never closed.
    fn quoted(&mut self, cell: &mut String) -> bool {
        while let Some(letter) = self.rest.next() {
            if letter == '"' {
                if self.peek() != Some('"') {
                    return true;
                }
                self.rest.next();
            }
            self.line += usize::from(letter == '\n');
            cell.push(letter);
        }
        false
    }

    fn plain(&mut self, cell: &mut String) -> End {
        while let Some(letter) = self.rest.next() {
            match letter {
                '\r' | '\n' => {
                    if letter == '\r' && self.peek() == Some('\n') {
                        self.rest.next();
                    }
                    self.line += 1;
                    return End::Row;
                }
                letter if letter == self.delimiter => return End::Cell,
                letter => cell.push(letter),
            }
        }
        End::Text
    }
}

/// Writes a table: comma, CRLF, and a mark in front by which spreadsheets know that it is UTF-8.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::from('\u{feff}');
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                text.push(',');
            }
            write_cell(cell, &mut text);
        }
        text.push_str("\r\n");
    }
    text
}

fn write_cell(cell: &str, text: &mut String) {
    let guard = acts(cell.trim_start_matches('\''));
    let quoted = guard || cell.contains([',', ';', '"', '\r', '\n', '\t']) || cell.trim() != cell;
    if !quoted {
        text.push_str(cell);
        return;
    }
    text.push('"');
    if guard {
        text.push('\'');
    }
    for letter in cell.chars() {
        if letter == '"' {
            text.push('"');
        }
        text.push(letter);
    }
    text.push('"');
}

/// Whether a spreadsheet would take this cell for a formula. Chinese input makes the wide forms of the signs.
fn acts(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
}

/// Takes away the apostrophe that [`write`] sets before a cell that would act, and what spreadsheets set around digits to keep
/// their zeros: `="0123"`.
fn unguard(cell: String) -> String {
    if let Some(rest) = cell.strip_prefix('\'')
        && acts(rest.trim_start_matches('\''))
    {
        return rest.to_owned();
    }
    match cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        Some(digits) if !digits.contains('"') => digits.to_owned(),
        _ => cell,
    }
}

/// A number with a decimal point or a decimal comma, as a number is written in a program.
pub fn number(cell: &str) -> Option<String> {
    let number = cell.trim().replacen(',', ".", 1);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let others = number.chars().count() - digits;
    let plain = digits > 0 && (others == 0 || others == 1 && number.contains('.'));
    plain.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_again(rows in proptest::collection::vec(proptest::collection::vec("[ -~'=@\t\r\nα－\0]{0,12}", 2..5), 1..6)) {
            let full: Vec<Vec<String>> = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
            let table = begin(&write(&full), ',', 100);
            prop_assert_eq!(table.open_quote, None);
            prop_assert_eq!(table.rows.into_iter().map(|row| row.cells).collect::<Vec<_>>(), full);
        }

        #[test]
        fn nothing_that_is_written_acts(cell in "[=+@'－\t\r-]{1,3}[a-z0-9(]{0,5}") {
            let text = write(&[vec![cell, "x".to_owned()]]);
            let shown = text.trim_start_matches(['\u{feff}', '"']);
            prop_assert!(!acts(shown), "{text}");
        }

        #[test]
        fn any_text_is_read(text: String) {
            for delimiter in Delimiter::ALL {
                let _ = read(&text, delimiter.sign());
            }
        }
    }

    fn cells(text: &str, delimiter: char) -> Vec<Vec<String>> {
        begin(text, delimiter, 100).rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn cells_of_more_lines_quotes_and_every_end_of_line() {
        let text = "\u{feff}a;b\r\n\"two\nlines\";\"a \"\"word\"\"\"\r;;\n\nc;\"d\" e\n";
        assert_eq!(cells(text, ';'), [["a", "b"], ["two\nlines", "a \"word\""], ["c", "d e"]]);
        let lines: Vec<usize> = begin(text, ';', 100).rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 2, 6]);
    }

    #[test]
    fn a_forgotten_mark_does_not_swallow_the_rest() {
        let text = "a,b\n\"c,d\ne,f\n";
        assert_eq!(cells(text, ','), [["a", "b"], ["\"c", "d"], ["e", "f"]]);
        assert_eq!(begin(text, ',', 100).open_quote, Some(2));
    }

    #[test]
    fn a_guard_goes_away_once() {
        assert_eq!(cells("'+30 2310,''=x,'tis,=\"007\",=A1", ','), [["+30 2310", "'=x", "'tis", "007", "=A1"]]);
    }

    #[test]
    fn numbers_have_either_mark() {
        for (cell, expected) in [("2,5", Some("2.5")), (" 12 ", Some("12")), ("2.5", Some("2.5"))] {
            assert_eq!(number(cell).as_deref(), expected);
        }
        for cell in ["", "1,2,3", "two", "-1", "1.2.3", ","] {
            assert_eq!(number(cell), None, "{cell}");
        }
    }

    #[test]
    fn limits_hold() {
        assert_eq!(read("\n\n", ','), Err(TableFault::Empty));
        assert_eq!(read(&"a\n".repeat(MOST_ROWS + 1), ','), Err(TableFault::TooManyRows));
        assert_eq!(read(&format!("a\n{}", ",".repeat(500) + "b"), ','), Err(TableFault::TooManyCells(2)));
        assert_eq!(read(&"a".repeat(LARGEST + 1), ','), Err(TableFault::TooBig));
    }
}
