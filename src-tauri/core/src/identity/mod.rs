//! E-mail addresses, phone numbers and names in canonical form.
