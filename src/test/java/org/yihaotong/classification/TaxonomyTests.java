package org.yihaotong.classification;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Priority;

import static org.assertj.core.api.Assertions.assertThat;

class TaxonomyTests {

	private final Taxonomy taxonomy = CsvTaxonomy.read();

	@Test
	void holds27MajorAnd266MinorCategories() {
		assertThat(this.taxonomy.all()).hasSize(266);
		assertThat(this.taxonomy.all().stream().map((category) -> category.code().major()).distinct()).hasSize(27);
		assertThat(this.taxonomy.all().stream().map(Category::majorZh).distinct()).hasSize(27);
	}

	@Test
	void readsEachFieldOfARow() {
		Category car = this.taxonomy.find(new CategoryCode("0201")).orElseThrow();
		assertThat(car.majorZh()).isEqualTo("便民服务");
		assertThat(car.minorZh()).isEqualTo("挪车");
		assertThat(car.minorEn()).isEqualTo("Car moving request");
		assertThat(car.definition()).startsWith("自己的车").contains("1401");
		assertThat(car.leadDepartmentZh()).isEqualTo("市公安局交通管理支队");
		assertThat(car.nature()).isEqualTo("服务");
		assertThat(car.priority()).isEqualTo(Priority.HIGH);
		assertThat(car.acceptHours()).isOne();
		assertThat(car.workingDays()).isOne();
		assertThat(car.selfService()).isEqualTo("car-moving");
		assertThat(car.keywords()).contains("挪车", "联系车主");
	}

	@Test
	void readsQuotedFieldsWithCommasInside() {
		assertThat(this.taxonomy.find(new CategoryCode("0205")).orElseThrow().minorEn())
			.isEqualTo("Errands, delivery and moving");
	}

	@Test
	void knowsNoMajorOrForeignCodeAsAMinor() {
		assertThat(this.taxonomy.find(new CategoryCode("02"))).isEmpty();
		assertThat(this.taxonomy.find(new CategoryCode("9999"))).isEmpty();
	}

	@Test
	void namesTheNatureAndTheWordsOfEachCategory() {
		assertThat(this.taxonomy.all()).allSatisfy((category) -> {
			assertThat(Set.of("咨询", "投诉", "求助", "举报", "建议", "服务")).contains(category.nature());
			assertThat(category.keywords()).hasSizeGreaterThan(5).noneMatch(String::isBlank);
			assertThat(category.workingDays()).isPositive();
		});
	}

	@Test
	void bordersNameCategoriesThatExist() {
		Set<String> known = this.taxonomy.all()
			.stream()
			.map((category) -> category.code().value())
			.collect(Collectors.toSet());
		assertThat(this.taxonomy.all()).allSatisfy((category) -> assertThat(Pattern.compile("[归和、](\\d{4})")
			.matcher(category.definition())
			.results()
			.map((result) -> result.group(1))).allMatch(known::contains));
	}

}
