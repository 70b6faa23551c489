package org.yihaotong.classification;

import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.CategoryCode;

/**
 * The 266 minor categories under 27 major ones.
 */
public interface Taxonomy {

	Optional<Category> find(CategoryCode minor);

	List<Category> all();

	/**
	 * Reads the taxonomy that is delivered with the server.
	 * @return the taxonomy
	 */
	static Taxonomy delivered() {
		return CsvTaxonomy.read();
	}

}
