//! Invented people of many countries: names in several scripts, addresses under reserved domains, phones of their country.

use std::collections::HashSet;

use super::rng::Rng;
use crate::identity::fold;

/// An invented person.
#[derive(Debug, Clone)]
pub struct Person {
    /// Given name.
    pub first: String,
    /// Family name.
    pub last: String,
    /// E-mail in its plain form; no two people share one.
    pub email: String,
    /// Where they live.
    pub country: &'static Country,
    /// National significant number: digits without country code and trunk prefix. Unique within the country.
    pub national: String,
    /// Where they work.
    pub company: &'static str,
}

/// A country's names and mobile numbers.
#[derive(Debug)]
pub struct Country {
    /// English name, as a form's country question has it.
    pub name: &'static str,
    /// Calling code.
    pub code: u32,
    /// What is dialled before the national number at home.
    pub trunk: &'static str,
    /// Beginnings of mobile numbers.
    prefixes: &'static [&'static str],
    /// Digits after the beginning.
    tail: u32,
    /// Given names; `name=latin` where the e-mail needs another spelling, `_` for a space.
    first: &'static str,
    /// Family names, in the same form.
    last: &'static str,
}

/// The countries. US numbers come from the 555-01xx block, which is kept for fiction.
#[rustfmt::skip]
pub const COUNTRIES: &[Country] = &[
    Country { name: "United States", code: 1, trunk: "", prefixes: &["20255501", "31255501", "41555501", "50355501", "61755501", "71355501", "80855501"], tail: 2,
        first: "Grace Walter Denise Marcus Tamika Joel Hannah Curtis Paige Ramona Elliott Brooke Desmond Kayla", last: "Whitfield Okafor Brandt Delgado Hayes Lindqvist Monroe Pruitt Sandoval Tran Vance Yates" },
    Country { name: "United Kingdom", code: 44, trunk: "0", prefixes: &["7700900"], tail: 3,
        first: "Imogen Rhys Saoirse Callum Beatrice Alfie Niamh Gareth Harriet Euan", last: "Ashworth Pritchard McAllister O'Dowd Featherstone Kerr Llewellyn Bassett-Hill" },
    Country { name: "Germany", code: 49, trunk: "0", prefixes: &["151", "160", "172"], tail: 8,
        first: "Jürgen Anke Björn Käthe Matthias Svenja Ulrich Heike Torsten Lieselotte", last: "Möller Groß Hübner Krämer Schäfer Weißkopf Reinhardt von_der_Heide Vogel" },
    Country { name: "France", code: 33, trunk: "0", prefixes: &["6", "7"], tail: 8,
        first: "Chloé Benoît Océane Thibault Élodie François Maëlle Rémi", last: "Lefèvre Garnier Bélanger d'Aubigny Marchand Côté Noël Rousselin" },
    Country { name: "Spain", code: 34, trunk: "", prefixes: &["60", "61", "65"], tail: 7,
        first: "Lucía Íñigo Begoña Álvaro Nuria Joaquín Montserrat Rubén", last: "Peña Ibáñez de_la_Torre Zúñiga Cabrera Montalbán Sáez Echeverría" },
    Country { name: "Italy", code: 39, trunk: "", prefixes: &["347", "333", "320"], tail: 7,
        first: "Niccolò Chiara Ginevra Matteo Ornella Fabrizio Letizia", last: "Bellandi D'Amico Ferrante Lo_Presti Marchetti Santoro Zanetti" },
    Country { name: "Netherlands", code: 31, trunk: "0", prefixes: &["61", "62"], tail: 7,
        first: "Sanne Joost Femke Daan Maaike Pieter", last: "van_der_Meer de_Groot Hoekstra ter_Horst van_'t_Veld Kuipers" },
    Country { name: "Poland", code: 48, trunk: "", prefixes: &["50", "60", "79"], tail: 7,
        first: "Łukasz Zofia Wojciech Agnieszka Świętosława Michał", last: "Wójcik Dąbrowska Zieliński Łuczak Gąsiorowska Sikora" },
    Country { name: "Sweden", code: 46, trunk: "0", prefixes: &["70", "73"], tail: 7,
        first: "Åsa Göran Linnéa Björn Sigrid Östen", last: "Ekström Åkerblom Sjöberg Wikström Lindgren Hägg" },
    Country { name: "Türkiye", code: 90, trunk: "0", prefixes: &["532", "505"], tail: 7,
        first: "Ayşe Çağlar Gülşah Özgür İpek Umut", last: "Yıldırım Çelik Öztürk Şahin Güneş" },
    Country { name: "Brazil", code: 55, trunk: "0", prefixes: &["119", "219", "519"], tail: 8,
        first: "João Letícia Caetano Conceição Thaís Otávio", last: "Guimarães da_Conceição Araújo Nascimento Magalhães" },
    Country { name: "Mexico", code: 52, trunk: "", prefixes: &["55", "33", "81"], tail: 8,
        first: "Ximena Ramón Guadalupe Efraín Citlali", last: "Hernández_Luna Ordóñez Villaseñor Cárdenas" },
    Country { name: "Argentina", code: 54, trunk: "", prefixes: &["911"], tail: 8,
        first: "Martín Julieta Facundo Milagros", last: "Echagüe Benítez Sosa Quiroga" },
    Country { name: "India", code: 91, trunk: "0", prefixes: &["98", "97", "88"], tail: 8,
        first: "Aarav Meenakshi Rohan Lakshmi Farhan अनन्या=ananya", last: "Iyer Chatterjee Deshpande Kaur Nambiar Qureshi" },
    Country { name: "Japan", code: 81, trunk: "0", prefixes: &["90", "80"], tail: 8,
        first: "美咲=misaki 健太=kenta さくら=sakura 翔=sho 直子=naoko", last: "中村=nakamura 小林=kobayashi 渡辺=watanabe 石川=ishikawa" },
    Country { name: "South Korea", code: 82, trunk: "0", prefixes: &["10"], tail: 8,
        first: "서연=seoyeon 민준=minjun 지우=jiwoo", last: "김=kim 박=park 최=choi 윤=yoon" },
    Country { name: "Egypt", code: 20, trunk: "0", prefixes: &["100", "111", "122"], tail: 7,
        first: "محمد=mohamed ليلى=layla يوسف=youssef نور=nour", last: "المصري=elmasry عبد_الرحمن=abdelrahman حسن=hassan شاهين=shahin" },
    Country { name: "Israel", code: 972, trunk: "0", prefixes: &["52", "54"], tail: 7,
        first: "נועה=noa איתן=eitan שירה=shira אורי=uri", last: "כהן=cohen לוי=levi ברק=barak שפירא=shapira" },
    Country { name: "Greece", code: 30, trunk: "", prefixes: &["694", "697"], tail: 7,
        first: "Γιώργος=giorgos Ελένη=eleni Δημήτρης=dimitris", last: "Παπαδάκη=papadaki Αντωνίου=antoniou Νικολάου=nikolaou" },
    Country { name: "Ukraine", code: 380, trunk: "0", prefixes: &["50", "67"], tail: 7,
        first: "Олена=olena Тарас=taras Соломія=solomiia", last: "Шевчук=shevchuk Коваленко=kovalenko Бондар=bondar" },
    Country { name: "Vietnam", code: 84, trunk: "0", prefixes: &["90", "97"], tail: 7,
        first: "Thảo Hưng Ngọc_Ánh Đức", last: "Nguyễn Trần Phạm Đặng" },
];

/// Invented companies; some people give none.
const COMPANIES: &[&str] = &[
    "",
    "",
    "Alder & Finch",
    "Blauwe Haven B.V.",
    "Café Mirador",
    "Drahtwerk Süd GmbH",
    "Estudio Nómada",
    "Field Notes Press",
    "Garnet Lane Dental",
    "Hölzl & Söhne",
    "Indigo Tile Works",
    "Juniper Street School",
    "Kestrel Cycling",
    "L’Atelier du Port",
    "Morning Kiln",
    "Northshore Choir",
    "Olive Press Kitchen",
    "Paper Boat Travel",
    "Quiet Harbour Ltd.",
    "Red Thread Tailoring",
    "Salt & Slate",
    "Tannery No. 9",
    "Umbra Light Design",
    "Vela Yacht Repair",
    "Willow Bend Clinic",
    "Yard & Garden, Inc.",
];

/// Domains under names that no one can register (RFC 2606).
const DOMAINS: &[&str] = &[
    "example.com",
    "example.org",
    "example.net",
    "alder.example",
    "kestrel.example",
    "kiln.example",
    "mail.example",
    "nomada.example",
    "söhne.example",
];

/// `count` people, the same for the same state of `rng`.
pub fn people(rng: &mut Rng, count: usize) -> Vec<Person> {
    let mut emails = HashSet::new();
    let mut numbers = HashSet::new();
    let mut people = Vec::with_capacity(count);
    while people.len() < count {
        let person = person(rng, &mut emails);
        if numbers.insert((person.country.code, person.national.clone())) {
            people.push(person);
        }
    }
    people
}

fn person(rng: &mut Rng, emails: &mut HashSet<String>) -> Person {
    let country = &COUNTRIES[rng.index(COUNTRIES.len())];
    let (first, first_latin) = name(rng, country.first);
    let (last, last_latin) = name(rng, country.last);
    let domain = rng.pick(DOMAINS);
    let local = match rng.below(3) {
        0 => format!("{first_latin}.{last_latin}"),
        1 => format!("{first_latin}{last_latin}"),
        _ => format!("{}.{last_latin}", &first_latin[..1]),
    };
    let mut email = format!("{local}@{domain}");
    let mut number = 2;
    while !emails.insert(email.clone()) {
        email = format!("{local}{number}@{domain}");
        number += 1;
    }
    let mut national = rng.pick(country.prefixes).to_owned();
    for _ in 0..country.tail {
        national.push(char::from(b'0' + u8::try_from(rng.below(10)).unwrap_or(0)));
    }
    Person { first, last, email, country, national, company: rng.pick(COMPANIES) }
}

/// A name as shown, and in plain Latin letters for an address.
fn name(rng: &mut Rng, names: &'static str) -> (String, String) {
    let all: Vec<&str> = names.split(' ').collect();
    let entry = rng.pick(&all);
    let (shown, latin) = entry.split_once('=').unwrap_or((entry, entry));
    let latin = fold(latin).chars().filter(char::is_ascii_alphanumeric).collect();
    (shown.replace('_', " "), latin)
}

impl Person {
    /// First and last name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    /// The phone in E.164.
    pub fn e164(&self) -> String {
        format!("+{}{}", self.country.code, self.national)
    }

    /// The e-mail as people type it: mostly plain, sometimes in other case or with a space.
    pub fn typed_email(&self, rng: &mut Rng) -> String {
        match rng.below(10) {
            0 => self.email.to_uppercase(),
            1 => format!("{} ", self.email),
            2 => self.email[..1].to_uppercase() + &self.email[1..],
            _ => self.email.clone(),
        }
    }

    /// The phone as people type it. `at_home` where the form asks for the country, so that a national number can be read.
    pub fn typed_phone(&self, rng: &mut Rng, at_home: bool) -> String {
        let (code, trunk) = (self.country.code, self.country.trunk);
        let (head, rest) = self.national.split_at(self.national.len() - 6);
        let (middle, tail) = rest.split_at(3);
        match rng.below(if at_home { 8 } else { 5 }) {
            0 => format!("+{code} {head} {middle} {tail}"),
            1 => format!("00{code} {head} {middle}{tail}"),
            2 if trunk == "0" => format!("+{code} (0){head} {middle} {tail}"),
            2 => format!("(+{code}) {head}-{middle}-{tail}"),
            3 | 4 => self.e164(),
            5 => format!("{trunk}{head} {middle} {tail}"),
            6 => format!("{trunk}{head}-{middle}{tail}"),
            _ => format!("{trunk}{}", self.national),
        }
    }
}
