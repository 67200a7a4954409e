//! Walks a JSON document without holding it: the elements of its list go out one by one, everything around the list is kept
//! (it is small) and handed over at the end.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Read};
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// Bytes of one item. More than a row of a table may have, because an item carries its transcript.
pub const MAX_ITEM: u64 = 64 << 20;

/// Keys whose lists are walked element by element.
pub const LISTS: [&str; 3] = ["submissions", "contacts", "intake_bots"];

/// Receives what the walk finds. An error text stops the walk.
pub trait Receiver {
    /// An element of the list under a key of [`LISTS`], or of a document that is a list.
    fn element(&mut self, json: &str, list: Option<&'static str>) -> Result<(), String>;
    /// What stood around the list; or, where there was none, the whole document.
    fn document(&mut self, json: &str, had_list: bool) -> Result<(), String>;
}

/// Bytes read since the last item, to stop an item that would fill the memory.
#[derive(Clone, Default)]
pub struct Meter(Rc<Cell<u64>>);

/// A reader under a meter.
pub struct Metered<R> {
    /// Where the bytes come from.
    pub inner: R,
    /// What counts them.
    pub meter: Meter,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.meter.0.set(self.meter.0.get() + read as u64);
        if self.meter.0.get() > MAX_ITEM {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "one item is over 64 MiB"));
        }
        Ok(read)
    }
}

/// The document as a seed.
pub struct Document<'a, R> {
    /// Who gets what is found.
    pub receiver: &'a mut R,
    /// Counts bytes between items.
    pub meter: &'a Meter,
}

impl<'de, R: Receiver> DeserializeSeed<'de> for Document<'_, R> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Document { receiver, meter } = self;
        let found = Part { receiver: &mut *receiver, meter, level: Level::Top }.deserialize(deserializer)?;
        match found {
            Found::List => Ok(()),
            Found::Kept { json, had_list } => receiver.document(&json, had_list).map_err(D::Error::custom),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// The document.
    Top,
    /// The value of its `data`.
    Data,
    /// The value of a key in `LISTS`.
    List(&'static str),
}

/// What a part turned out to be.
enum Found {
    /// A list, handed over already.
    List,
    /// Something else, as JSON text; a list inside it may have been handed over.
    Kept { json: String, had_list: bool },
}

impl Found {
    fn scalar(json: impl Into<String>) -> Self {
        Self::Kept { json: json.into(), had_list: false }
    }
}

struct Part<'a, R> {
    receiver: &'a mut R,
    meter: &'a Meter,
    level: Level,
}

impl<'de, R: Receiver> DeserializeSeed<'de> for Part<'_, R> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, R: Receiver> Visitor<'de> for Part<'_, R> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        let mut json = String::from("{");
        let mut had_list = false;
        while let Some(key) = map.next_key::<String>()? {
            let level = match self.level {
                Level::Top if key == "data" => Some(Level::Data),
                Level::Top | Level::Data => LISTS.iter().find(|list| **list == key).map(|list| Level::List(list)),
                Level::List(_) => None,
            };
            let value = match level {
                Some(level) => match map.next_value_seed(Part { receiver: &mut *self.receiver, meter: self.meter, level })? {
                    Found::List => {
                        had_list = true;
                        continue;
                    }
                    Found::Kept { json, had_list: inside } => {
                        had_list |= inside;
                        json
                    }
                },
                None => map.next_value::<Box<RawValue>>()?.get().to_owned(),
            };
            if json.len() > 1 {
                json.push(',');
            }
            json.push_str(&serde_json::Value::String(key).to_string());
            json.push(':');
            json.push_str(&value);
        }
        json.push('}');
        Ok(Found::Kept { json, had_list })
    }

    /// A list of objects goes out element by element. A list that begins otherwise is somebody's answer and is kept, unless
    /// it is the document itself.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Found, A::Error> {
        let mut held: Vec<Box<RawValue>> = Vec::new();
        let mut streaming = self.level == Level::Top;
        let list = if let Level::List(key) = self.level { Some(key) } else { None };
        let mut any = false;
        while let Some(element) = seq.next_element::<Box<RawValue>>()? {
            any = true;
            streaming |= held.is_empty() && element.get().starts_with('{');
            if streaming {
                self.meter.0.set(0);
                self.receiver.element(element.get(), list).map_err(A::Error::custom)?;
            } else {
                held.push(element);
            }
        }
        if streaming || !any {
            return Ok(Found::List);
        }
        let elements: Vec<&str> = held.iter().map(|element| element.get()).collect();
        Ok(Found::scalar(format!("[{}]", elements.join(","))))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Found, E> {
        Ok(Found::scalar(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Found, E> {
        Ok(Found::scalar(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Found, E> {
        Ok(Found::scalar(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Found, E> {
        Ok(Found::scalar(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Found, E> {
        Ok(Found::scalar(serde_json::Value::from(value).to_string()))
    }

    fn visit_unit<E>(self) -> Result<Found, E> {
        Ok(Found::scalar("null"))
    }
}
