//! Finding things on the page the way a person does: by what they are and what they are called.

use std::fs;
use std::path::Path;

use serde_json::json;
use thirtyfour::TypingData;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

use super::{Desk, Journey, wait_for};

/// What a thing on the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Something to press.
    Button,
    /// A way to another screen.
    Link,
    /// A place to write.
    Field,
    /// The heading of a screen or section.
    Heading,
    /// A tab.
    Tab,
    /// A row of a table.
    Row,
    /// A line of a menu or list of choices.
    Choice,
}

impl Role {
    const fn selector(self) -> &'static str {
        match self {
            Self::Button => "button, [role=button], input[type=submit]",
            Self::Link => "a[href], [role=link]",
            Self::Field => "input, textarea, [role=textbox], [role=searchbox], [role=combobox], [contenteditable=true]",
            Self::Heading => "h1, h2, h3, [role=heading]",
            Self::Tab => "[role=tab]",
            Self::Row => "tr, [role=row]",
            Self::Choice => "[role=menuitem], [role=option], [role=radio], input[type=radio], [role=menuitemcheckbox]",
        }
    }
}

/// Finds a visible element by selector and accessible name. A name in full wins over one that merely contains the words, and of two such
/// names that in an open dialog, for the page behind it cannot be reached.
const FIND: &str = r"
const [selector, wanted] = arguments;
const fold = (text) => (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
const named = (element) => {
  const by = element.getAttribute('aria-labelledby');
  const label = by && by.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ');
  const own = element.labels?.length ? [...element.labels].map((one) => one.textContent).join(' ') : '';
  return fold(element.getAttribute('aria-label') || label || own || element.textContent || element.placeholder || element.value || element.title);
};
const visible = (element) => element.checkVisibility() && element.getClientRects().length > 0 && !element.closest('[aria-hidden=true]');
const found = [...document.querySelectorAll(selector)].filter(visible);
const name = fold(wanted);
const dialog = [...document.querySelectorAll('[aria-modal=true]')].filter(visible).pop();
const exact = found.filter((one) => named(one) === name);
return exact.find((one) => dialog?.contains(one)) ?? exact[0] ?? found.find((one) => named(one).includes(name)) ?? null;
";

impl Desk {
    /// The thing of this kind and name, once it is there.
    pub async fn find(&self, role: Role, name: &str) -> Journey<WebElement> {
        let found = wait_for(&format!("{role:?} “{name}”"), async || self.look(role, name).await).await;
        self.or_what_it_shows(found).await
    }

    /// The thing of this kind and name, if it is there now.
    pub async fn look(&self, role: Role, name: &str) -> Journey<Option<WebElement>> {
        let found = self.driver.execute(FIND, vec![json!(role.selector()), json!(name)]).await?;
        Ok(if found.json().is_null() { None } else { Some(found.element()?) })
    }

    /// Presses the thing of this kind and name, once it is there and can be pressed.
    pub async fn press(&self, role: Role, name: &str) -> Journey {
        let pressed = wait_for(&format!("{role:?} “{name}” to be pressed"), async || {
            let Some(element) = self.look(role, name).await? else { return Ok(None) };
            // It may move, be disabled or be replaced between looking and pressing; then it is looked for again.
            if !element.is_enabled().await.unwrap_or(false) {
                return Ok(None);
            }
            // What slides in is not where it was when the pointer gets there.
            if self.is_moving(&element).await.unwrap_or(true) {
                return Ok(None);
            }
            Ok(element.click().await.ok())
        })
        .await;
        self.or_what_it_shows(pressed).await
    }

    /// Whether an element, or what it stands in, is on its way somewhere.
    async fn is_moving(&self, element: &WebElement) -> Journey<bool> {
        const MOVES: &str = "
            return document.getAnimations().some((one) => one.playState === 'running'
              && one.effect?.getTiming().iterations !== Infinity && one.effect?.target?.contains(arguments[0]))";
        Ok(self.driver.execute(MOVES, vec![element.to_json()?]).await?.json().as_bool().unwrap_or(false))
    }

    /// Replaces what stands in a field.
    pub async fn write(&self, field: &str, text: &str) -> Journey {
        self.press(Role::Field, field).await?;
        let element = self.find(Role::Field, field).await?;
        element.send_keys(Key::Control + "a").await?;
        element.send_keys(text).await?;
        Ok(())
    }

    /// Presses a key where the focus is.
    pub async fn key(&self, keys: impl Into<TypingData>) -> Journey {
        let keys: String = keys.into().as_vec().into_iter().collect();
        wait_for("the keys to be taken", async || {
            let focused = self.driver.active_element().await?;
            match focused.send_keys(keys.clone()).await {
                Ok(()) => Ok(Some(())),
                // What had the focus went before a key reached it, as a toast does after its button; the focus is elsewhere now.
                Err(error) if matches!(error.as_inner(), WebDriverErrorInner::StaleElementReference(_)) => Ok(None),
                Err(error) => Err(error.into()),
            }
        })
        .await
    }

    /// Waits until the page shows the words, wherever.
    pub async fn sees(&self, words: &str) -> Journey {
        let seen = wait_for(&format!("the page to show “{words}”"), async || Ok(self.text().await?.contains(words).then_some(()))).await;
        self.or_what_it_shows(seen).await
    }

    /// Adds to a failure what the page shows instead.
    async fn or_what_it_shows<T>(&self, result: Journey<T>) -> Journey<T> {
        match result {
            Ok(done) => Ok(done),
            Err(error) => Err(format!("{error}\nThe page shows:\n{}", self.text().await?).into()),
        }
    }

    /// All visible text, with white space as one space.
    pub async fn text(&self) -> Journey<String> {
        let text = self.driver.execute("return document.body.innerText", vec![]).await?;
        Ok(text.json().as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Judges what the window shows with axe-core and saves its picture under `target/screens`, in dark and in light.
    pub async fn judge(&self, screen: &str) -> Journey {
        self.is_settled().await?;
        for scheme in ["dark", "light"] {
            self.turn(scheme).await?;
            self.is_accessible(&format!("{screen}, {scheme},")).await?;
            self.picture(&format!("{screen}-{scheme}")).await?;
        }
        self.driver.execute("document.getElementById('still').remove()", vec![]).await?;
        Ok(())
    }

    /// Saves what the window shows as `target/screens/NAME.png`.
    pub async fn picture(&self, name: &str) -> Journey {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screens");
        fs::create_dir_all(&folder)?;
        Ok(fs::write(folder.join(format!("{name}.png")), self.driver.screenshot_as_png().await?)?)
    }

    /// Turns the page light or dark as another window's choice would, without transitions, and waits until every colour has stayed the same
    /// for a while: a busy page turns its last part late.
    async fn turn(&self, scheme: &str) -> Journey {
        const CHOOSE: &str = "
            const still = document.getElementById('still') ?? document.head.appendChild(document.createElement('style'));
            still.id = 'still';
            still.textContent = '*, *::before, *::after { transition: none !important; }';
            const chosen = { key: 'mantine-color-scheme-value', newValue: arguments[0], storageArea: localStorage };
            window.dispatchEvent(new StorageEvent('storage', chosen));";
        const COLOURS: &str = "
            if (document.documentElement.dataset.mantineColorScheme !== arguments[0]) return null;
            const colours = (style) => [style.color, style.backgroundColor, style.opacity].join();
            return [...document.body.querySelectorAll('*')].map((one) => colours(getComputedStyle(one))).join(';');";
        const LOOKS_ALIKE: usize = 6;
        self.driver.execute(CHOOSE, vec![json!(scheme)]).await?;
        let (mut shown, mut alike) = (None, 0);
        wait_for(&format!("the page to be {scheme}"), async || {
            let now = self.driver.execute(COLOURS, vec![json!(scheme)]).await?.json().as_str().map(str::to_owned);
            alike = if now.is_some() && now == shown { alike + 1 } else { 0 };
            shown = now;
            Ok((alike >= LOOKS_ALIKE).then_some(()))
        })
        .await
    }

    /// Fails with what axe-core finds wrong on the screen: WCAG 2.1, levels A and AA.
    async fn is_accessible(&self, screen: &str) -> Journey {
        let axe = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js"))?;
        self.driver.execute(&axe, vec![]).await?;
        const RUN: &str = "
            const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then(
              (found) => done(found.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => `${node.html} ${node.failureSummary}`).join(' ')}`)),
              (error) => done([String(error)]));";
        let violations: Vec<String> = self.driver.execute_async(RUN, vec![]).await?.convert()?;
        if violations.is_empty() { Ok(()) } else { Err(format!("{screen} has barriers:\n{}", violations.join("\n")).into()) }
    }

    /// Goes to an address of the page, as a link would.
    pub async fn open(&self, address: &str) -> Journey {
        self.driver.execute("window.location.hash = arguments[0]", vec![json!(address)]).await?;
        self.is_settled().await
    }

    /// Opens the contact in the first row.
    pub async fn press_first_contact(&self) -> Journey {
        let row = wait_for("a row", async || Ok(self.driver.find(By::Css("[role=row][aria-rowindex='2']")).await.ok())).await?;
        row.click().await?;
        self.find(Role::Tab, "Timeline").await.map(drop)
    }

    /// Waits until nothing loads, nothing moves, and what the page shows has stayed the same for a while: answers are on their way
    /// before anything on the page says so.
    pub async fn is_settled(&self) -> Journey {
        const LOOK: &str = "
            const busy = document.querySelector('[aria-busy=true], .mantine-Skeleton-root, .mantine-Loader-root') !== null
              || document.getAnimations().some((one) => one.playState === 'running' && one.effect?.getTiming().iterations !== Infinity);
            return busy ? null : document.body.innerText";
        const LOOKS_ALIKE: usize = 8;
        let (mut shown, mut alike) = (String::new(), 0);
        wait_for("the page to settle", async || {
            let now = self.driver.execute(LOOK, vec![]).await?.json().as_str().map(str::to_owned);
            alike = if now.as_ref() == Some(&shown) { alike + 1 } else { 0 };
            shown = now.unwrap_or_default();
            Ok((alike >= LOOKS_ALIKE).then_some(()))
        })
        .await
    }
}
