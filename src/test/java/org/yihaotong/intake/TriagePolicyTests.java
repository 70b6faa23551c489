package org.yihaotong.intake;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yihaotong.classification.Category;
import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Decision;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Priority;

import static org.assertj.core.api.Assertions.assertThat;

class TriagePolicyTests {

	private static final Category WATER = category("0901", Priority.NORMAL, "");

	private static final Category FIRE = category("0102", Priority.EMERGENCY, "");

	private static final Category CAR = category("0201", Priority.HIGH, "car-moving");

	@ParameterizedTest
	@ValueSource(strings = { "我家着火了", "楼道里漏气了，味道很大", "有人 落水 了", "我不想活了", "电梯困人", "老人晕倒了没人管", "The kitchen is on fire",
			"快叫消防车，五楼冒浓烟", "煤气泄漏" })
	void dangerGoesFirst(String text) {
		assertThat(decide(text, certain(WATER), WATER)).isEqualTo(Triage.Decision.EMERGENCY);
		assertThat(TriagePolicy.decide(text, Classification.UNKNOWN, Optional.empty()))
			.isEqualTo(Triage.Decision.EMERGENCY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "人工", "转人工", "人工服务", "请帮我转人工", "我要找客服", "接线员", "客服", "转一下人工吧", "0", "人 工", "operator",
			"a real person please", "我找人工客服" })
	void whoAsksForAPersonGetsOne(String text) {
		assertThat(decide(text, certain(WATER), WATER)).isEqualTo(Triage.Decision.PERSON);
		assertThat(TriagePolicy.decide(text, Classification.UNKNOWN, Optional.empty()))
			.isEqualTo(Triage.Decision.PERSON);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "人工湖的水很臭", "电信公司的客服态度太差了", "家里停水三天了", "去年仓库着过火，赔偿一直没给", "消防演练扰民", "人工智能培训班不退费", "公交车票价太贵" })
	void ordinaryRequestsWait(String text) {
		assertThat(decide(text, certain(WATER), WATER)).isEqualTo(Triage.Decision.QUEUE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "请帮我挪车", "有辆车堵住了我家车库", "蒙C12345挡在门口，请联系车主", "我的车出不来", "前面的车把出口堵着", "麻烦挪一下车", "车被堵了",
			"A van is parked here, please move the car", "堵住我家门口了" })
	void carsThatBlockAreForSelfService(String text) {
		assertThat(TriagePolicy.decide(text, Classification.UNKNOWN, Optional.empty()))
			.isEqualTo(Triage.Decision.CAR_MOVING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "嗯。", "那个那个" })
	void whatIsNotUnderstoodIsAskedAgain(String text) {
		assertThat(TriagePolicy.decide(text, Classification.UNKNOWN, Optional.empty()))
			.isEqualTo(Triage.Decision.NOT_UNDERSTOOD);
	}

	@ParameterizedTest
	@CsvSource({ "CERTAIN, 0.9, EMERGENCY, EMERGENCY", "DOUBTFUL, 0.6, EMERGENCY, EMERGENCY",
			"DOUBTFUL, 0.2, QUEUE, NORMAL", "UNKNOWN, 0.6, NOT_UNDERSTOOD, NORMAL" })
	void emergencyCategoriesCountWhenLikely(String sure, double probability, Triage.Decision decision,
			Priority priority) {
		Classification classification = classification(FIRE, sure, probability);
		Optional<Category> first = Optional.of(FIRE);
		assertThat(TriagePolicy.decide("那边出事了", classification, first)).isEqualTo(decision);
		assertThat(TriagePolicy.priority(decision, classification, first)).isEqualTo(priority);
	}

	@Test
	void urgencyOfTheCategoryMakesHighPriority() {
		assertThat(TriagePolicy.priority(Triage.Decision.CAR_MOVING, certain(CAR), Optional.of(CAR)))
			.isEqualTo(Priority.HIGH);
		assertThat(TriagePolicy.priority(Triage.Decision.QUEUE, certain(WATER), Optional.of(WATER)))
			.isEqualTo(Priority.NORMAL);
		assertThat(TriagePolicy.priority(Triage.Decision.EMERGENCY, certain(WATER), Optional.of(WATER)))
			.isEqualTo(Priority.EMERGENCY);
	}

	@Test
	void carMovingCategoryIsWorthAsking() {
		assertThat(decide("前面那个", classification(CAR, "DOUBTFUL", 0.4), CAR)).isEqualTo(Triage.Decision.CAR_MOVING);
		assertThat(decide("前面那个", classification(CAR, "DOUBTFUL", 0.1), CAR)).isEqualTo(Triage.Decision.QUEUE);
	}

	private static Triage.Decision decide(String text, Classification classification, Category first) {
		return TriagePolicy.decide(text, classification, Optional.of(first));
	}

	private static Classification certain(Category category) {
		return classification(category, "CERTAIN", 0.95);
	}

	private static Classification classification(Category category, String decision, double probability) {
		List<Classification.Candidate> top = List.of(new Classification.Candidate(category.code(), probability));
		return new Classification(top, Decision.named(decision, top), Optional.empty(), Optional.empty());
	}

	static Category category(String code, Priority priority, String selfService) {
		return new Category(new CategoryCode(code), "大类", "Major", "小类" + code, "Minor " + code, "", "市住房和城乡建设局", "求助",
				priority, 2, 5, selfService, List.of());
	}

}
