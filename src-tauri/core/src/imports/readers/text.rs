//! From bytes to UTF-8. The encoding is found over the whole file, so that one accent in the last row is enough, and decoding
//! keeps its state between buffers, so that no character is broken at a border.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::failure;
use crate::error::Result;

const BUFFER: usize = 128 * 1024;

/// How the bytes of a text file become characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextForm {
    encoding: &'static Encoding,
    bom: u8,
}

impl TextForm {
    /// Whether the bytes are UTF-8 (where a broken sequence shows as such); else they are converted.
    pub fn is_utf8(&self) -> bool {
        self.encoding == UTF_8
    }

    /// Whether a program that wrote this file will need a mark to read UTF-8 in another one.
    pub fn wants_mark(&self) -> bool {
        self.bom > 0 || !self.is_utf8()
    }

    /// The encoding's name as people know it: `UTF-8`, `UTF-16`, `Windows-1252`.
    pub fn name(&self) -> String {
        if self.encoding == UTF_16LE || self.encoding == UTF_16BE {
            return "UTF-16".to_owned();
        }
        self.encoding.name().replacen("windows", "Windows", 1)
    }
}

/// Finds out how a file is encoded, by its mark, else by its zero bytes, else by whether all of it is UTF-8, else by its letters.
pub fn detect(path: &Path) -> Result<TextForm> {
    let mut file = File::open(path).map_err(|e| failure::io(path, &e))?;
    let mut head = Vec::new();
    file.by_ref().take(4096).read_to_end(&mut head).map_err(|e| failure::io(path, &e))?;
    if let Some((encoding, length)) = Encoding::for_bom(&head) {
        return Ok(TextForm { encoding, bom: u8::try_from(length).unwrap_or(0) });
    }
    if let Some(encoding) = utf16_by_zeros(&head) {
        return Ok(TextForm { encoding, bom: 0 });
    }
    file.seek(SeekFrom::Start(0)).map_err(|e| failure::io(path, &e))?;
    let encoding = by_letters(file).map_err(|e| failure::io(path, &e))?;
    Ok(TextForm { encoding, bom: 0 })
}

/// UTF-16 without a mark: in Latin text every other byte is zero.
fn utf16_by_zeros(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.len() / 2;
    let zeros = |at: usize| head.chunks_exact(2).filter(|pair| pair[at] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let enough = pairs.div_ceil(2);
    match () {
        () if pairs == 0 => None,
        () if second >= enough && first == 0 => Some(UTF_16LE),
        () if first >= enough && second == 0 => Some(UTF_16BE),
        () => None,
    }
}

/// UTF-8 if every byte fits, or if broken sequences are the exception (then single rows are undecodable); else what the
/// letters suggest, which takes weighing every one of them and is asked only then.
fn by_letters(mut file: File) -> io::Result<&'static Encoding> {
    let mut count = Utf8Count::default();
    let mut buffer = vec![0; BUFFER];
    let mut carried = 0;
    loop {
        let read = file.read(&mut buffer[carried..])?;
        let last = read == 0;
        let filled = carried + read;
        let rest = count.add(&buffer[..filled], last);
        buffer.copy_within(rest..filled, 0);
        carried = filled - rest;
        if last {
            break;
        }
    }
    if count.broken == 0 || count.whole >= count.broken {
        return Ok(UTF_8);
    }
    file.seek(SeekFrom::Start(0))?;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    loop {
        let read = file.read(&mut buffer)?;
        detector.feed(&buffer[..read], read == 0);
        if read == 0 {
            return Ok(detector.guess(None, Utf8Detection::Deny));
        }
    }
}

/// Sequences of several bytes that are UTF-8, and bytes that are not.
#[derive(Default)]
struct Utf8Count {
    whole: u64,
    broken: u64,
}

impl Utf8Count {
    /// Counts, and answers where an unfinished sequence at the end begins.
    fn add(&mut self, bytes: &[u8], last: bool) -> usize {
        let mut from = 0;
        loop {
            match std::str::from_utf8(&bytes[from..]) {
                Ok(text) => {
                    self.whole += wide_characters(text);
                    return bytes.len();
                }
                Err(error) => {
                    let valid = from + error.valid_up_to();
                    self.whole += std::str::from_utf8(&bytes[from..valid]).map_or(0, wide_characters);
                    match error.error_len() {
                        Some(length) => {
                            self.broken += 1;
                            from = valid + length;
                        }
                        None if last => {
                            self.broken += 1;
                            return bytes.len();
                        }
                        None => return valid,
                    }
                }
            }
        }
    }
}

fn wide_characters(text: &str) -> u64 {
    if text.is_ascii() { 0 } else { text.chars().filter(|c| !c.is_ascii()).count() as u64 }
}

/// The file's text as bytes of UTF-8, without its mark. Broken UTF-8 is passed on as it is; what cannot be converted from
/// another encoding arrives as U+FFFD.
pub fn reader(path: &Path, form: &TextForm) -> Result<Box<dyn BufRead>> {
    let mut file = File::open(path).map_err(|e| failure::io(path, &e))?;
    file.seek(SeekFrom::Start(u64::from(form.bom))).map_err(|e| failure::io(path, &e))?;
    let bytes = BufReader::with_capacity(BUFFER, file);
    if form.is_utf8() {
        return Ok(Box::new(bytes));
    }
    let decoder = form.encoding.new_decoder_without_bom_handling();
    Ok(Box::new(Converted { bytes, decoder, text: vec![0; BUFFER], from: 0, to: 0, finished: false }))
}

struct Converted<R> {
    bytes: R,
    decoder: Decoder,
    text: Vec<u8>,
    from: usize,
    to: usize,
    finished: bool,
}

impl<R: BufRead> BufRead for Converted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.from == self.to && !self.finished {
            let input = self.bytes.fill_buf()?;
            let last = input.is_empty();
            let (result, read, written, _) = self.decoder.decode_to_utf8(input, &mut self.text, last);
            self.bytes.consume(read);
            self.finished = last && result == CoderResult::InputEmpty;
            (self.from, self.to) = (0, written);
        }
        Ok(&self.text[self.from..self.to])
    }

    fn consume(&mut self, amount: usize) {
        self.from = (self.from + amount).min(self.to);
    }
}

impl<R: BufRead> Read for Converted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let amount = available.len().min(into.len());
        into[..amount].copy_from_slice(&available[..amount]);
        self.consume(amount);
        Ok(amount)
    }
}
