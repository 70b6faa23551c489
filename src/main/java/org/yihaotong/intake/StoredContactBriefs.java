package org.yihaotong.intake;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.yihaotong.classification.Category;
import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.ContactId;

/**
 * Reads them from the contacts.
 */
@Component
class StoredContactBriefs implements ContactBriefs {

	private final Contacts contacts;

	private final Taxonomy taxonomy;

	StoredContactBriefs(Contacts contacts, Taxonomy taxonomy) {
		this.contacts = contacts;
		this.taxonomy = taxonomy;
	}

	@Override
	public Optional<ContactBrief> of(ContactId contact) {
		return this.contacts.find(contact).map((found) -> {
			Optional<CategoryCode> code = found.classification()
				.top()
				.stream()
				.findFirst()
				.map(Classification.Candidate::code);
			return new ContactBrief(found.number(), found.line(), found.phone(), found.citizenName(), found.place(),
					code, code.flatMap(this.taxonomy::find).map(StoredContactBriefs::name).orElse(""), found.text());
		});
	}

	private static String name(Category category) {
		return category.majorZh() + " · " + category.minorZh();
	}

}
