package org.yihaotong.classification;

import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Priority;

/**
 * Four categories, enough to train and quick to do so.
 */
class SmallTaxonomy implements Taxonomy {

	private final List<Category> all = List.of(category("0801", "暖气不热", "屋里冷"), category("0802", "停暖", "没来暖气"),
			category("0901", "停水", "没水"), category("0905", "水管爆了", "路面冒水"));

	@Override
	public Optional<Category> find(CategoryCode minor) {
		return this.all.stream().filter((category) -> category.code().equals(minor)).findFirst();
	}

	@Override
	public List<Category> all() {
		return this.all;
	}

	private static Category category(String code, String... keywords) {
		return new Category(new CategoryCode(code), "大类", "Major", keywords[0], "Minor", keywords[0] + "的；火灾归0102。",
				"某局", "投诉", Priority.NORMAL, 2, 5, "", List.of(keywords));
	}

}
