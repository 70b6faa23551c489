package org.yihaotong.cases;

import java.util.Optional;

import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Priority;

/**
 * What cases need to know of the taxonomy. Implemented by the module that holds it.
 */
public interface CategoryRules {

	/**
	 * Finds the rule of a category.
	 * @param code a minor category
	 * @return the rule, empty if there is no such minor category
	 */
	Optional<CategoryRule> find(CategoryCode code);

	/**
	 * How cases of a category are handled.
	 *
	 * @param name the category's name in Chinese
	 * @param priority how urgent
	 * @param acceptHours hours to sign for a case; 0 for at once
	 * @param workingDays working days to close it
	 */
	record CategoryRule(String name, Priority priority, int acceptHours, int workingDays) {
	}

}
