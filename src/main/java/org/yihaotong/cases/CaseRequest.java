package org.yihaotong.cases;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;

/**
 * What the console sends to open a case.
 */
record CaseRequest(@Nullable String contact, @Nullable String category, @Nullable String department,
		@Nullable String title, @Nullable String description, @Nullable String place, @Nullable String citizenName,
		@Nullable String phone) {

	ContactId contactId() {
		return read("contact", this.contact, ContactId::of);
	}

	CategoryCode categoryCode() {
		return read("category", this.category, CategoryCode::new);
	}

	NewCase toNewCase(ContactFacts.Facts facts, CategoryRules.CategoryRule rule) {
		return new NewCase(contactId(), facts.channel(), categoryCode(),
				read("department", this.department, DepartmentCode::new), text(this.title), text(this.description),
				text(this.place), text(this.citizenName), typedPhone().or(facts::phone), rule.priority(),
				rule.acceptHours(), rule.workingDays());
	}

	private Optional<PhoneNumber> typedPhone() {
		String typed = text(this.phone).strip();
		if (typed.isEmpty()) {
			return Optional.empty();
		}
		return Optional
			.of(PhoneNumber.parse(typed).orElseThrow(() -> CaseRefusals.badInput("phone", "This is no phone number")));
	}

	static String text(@Nullable String text) {
		return Objects.requireNonNullElse(text, "");
	}

	static <T> T read(String field, @Nullable String text, Function<String, T> reader) {
		try {
			return reader.apply(text(text).strip());
		}
		catch (IllegalArgumentException _) {
			throw CaseRefusals.badInput(field, field + " is missing or cannot be read");
		}
	}

}
