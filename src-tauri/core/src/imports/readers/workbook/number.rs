//! Numbers of spreadsheets as text.

/// A number as a person would write it: at most fifteen digits that mean something, never a power of ten.
pub fn text(value: f64) -> String {
    if value == value.trunc() && value.abs() < 1e15 {
        return format!("{value:.0}").replacen("-0", "0", usize::from(value == 0.0));
    }
    // Sixteen and more digits are the noise of binary fractions (0.1 + 0.2).
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    rounded.to_string()
}
