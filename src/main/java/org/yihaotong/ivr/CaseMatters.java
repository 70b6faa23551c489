package org.yihaotong.ivr;

import org.yihaotong.cases.CaseDesk;
import org.yihaotong.classification.Category;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.platform.ContactId;

/**
 * Names what a case is about so that whoever answers a telephone may hear it: the
 * category and nothing that the citizen has told.
 */
final class CaseMatters {

	private final CaseDesk cases;

	private final Taxonomy taxonomy;

	CaseMatters(CaseDesk cases, Taxonomy taxonomy) {
		this.cases = cases;
		this.taxonomy = taxonomy;
	}

	/**
	 * Names it.
	 * @param contact the contact that led to the case
	 * @return empty without a case
	 */
	String of(ContactId contact) {
		return this.cases.ofContact(contact)
			.flatMap((view) -> this.taxonomy.find(view.category()))
			.map(Category::minorZh)
			.orElse("");
	}

}
