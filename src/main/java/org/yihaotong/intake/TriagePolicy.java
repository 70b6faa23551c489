package org.yihaotong.intake;

import java.util.Optional;
import java.util.regex.Pattern;

import org.yihaotong.classification.Category;
import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Decision;
import org.yihaotong.platform.Priority;

/**
 * Decides what is to be done with a contact. Pure: the same text and classification give
 * the same decision. Danger to people goes before everything; then whoever asks for a
 * person gets one.
 */
final class TriagePolicy {

	/** Below this probability a doubtful category is no ground for acting on it. */
	private static final double LIKELY = 0.5;

	/** Offering to have a car moved is only a question, so less will do. */
	private static final double WORTH_ASKING = 0.3;

	/** Words of present danger; past or future ones ("去年着火", "防火") do not match. */
	private static final Pattern DANGER = Pattern.compile(
			"着火了|起火了|冒浓烟|爆炸了|正在打人|有人持刀|持刀|抢劫|绑架|救命" + "|有人落水|掉进井里|掉河里|被埋|房子塌|煤气中毒|一氧化碳中毒|(?:煤气|燃气|天然气)(?:泄漏|泄露|漏了)|漏气了"
					+ "|晕倒了?|昏迷|大出血|心脏病犯|喘不上气|没有?呼吸|快生了|抽搐|叫救护车|快叫消防|要跳楼|跳楼了|跳河|喝农药|割腕"
					+ "|[想要]自杀|不想活|活着没意思|轻生|电梯困人|(?:困|关|卡)在?电梯|电梯里出不来|撞人了|出车祸");

	private static final Pattern DANGER_IN_ENGLISH = Pattern
		.compile("\\b(?:on fire|gas leak|heart attack|unconscious|not breathing|drowning|suicide|kill myself"
				+ "|trapped in (?:an|the) (?:lift|elevator))\\b", Pattern.CASE_INSENSITIVE);

	private static final String PEOPLE = "人工|客服|接线员|话务员|坐席|真人|工作人员";

	/** The wish alone ("人工", "客服吧") or with a verb ("帮我转人工"). */
	private static final Pattern PERSON = Pattern
		.compile("0|(?:.*(?:转|接|找|要|换)(?:一下|个|一个)?)?(?:" + PEOPLE + ")(?:服务|客服|坐席|台)?[吧啊呀嘛谢]*"
				+ "|.*(?:转接?|找|接通)(?:一下|个)?(?:人工|客服|接线员|话务员|坐席)(?:服务|客服|坐席)?[吧啊呀嘛]*|.*人工(?:服务|客服|坐席).*");

	private static final Pattern PERSON_IN_ENGLISH = Pattern
		.compile("(?:.*\\b)?(?:operator|real person|human|(?:an|your) agent)(?:\\b.*)?", Pattern.CASE_INSENSITIVE);

	/** A longer sentence is a request that mentions 人工 or 客服, not the wish for them. */
	private static final int WISH_LENGTH = 40;

	private static final Pattern CAR_MOVING = Pattern.compile("挪(?:一下|下|个|走|开)?(?:我的|他的|这辆|那辆)?车|移(?:一下|下)?车|联系车主"
			+ "|车[^，。；]{0,8}(?:堵|挡)(?:住|着|了|在|道)|(?:堵|挡)(?:住|着|了|在)?[^，。；]{0,8}(?:车库|车位|出口|家门|店门|门口|我的车)"
			+ "|车(?:开)?出不[来去]|车被(?:堵|挡)");

	private static final Pattern CAR_MOVING_IN_ENGLISH = Pattern.compile(
			"\\b(?:move (?:a|the|this|that|his|her|their) (?:car|vehicle)|car is blocking|blocking my (?:car|garage|drive\\w*))\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern NOISE = Pattern.compile("[\\s，。、！？,.!?~…]+");

	private TriagePolicy() {
	}

	/**
	 * Decides.
	 * @param text what the citizen said or wrote, all of it
	 * @param classification what was understood
	 * @param first the category of the first candidate
	 * @return what to do
	 */
	static Triage.Decision decide(String text, Classification classification, Optional<Category> first) {
		String compact = NOISE.matcher(text).replaceAll("");
		if (dangerous(text, compact) || isEmergency(classification, first)) {
			return Triage.Decision.EMERGENCY;
		}
		if (asksForPerson(text, compact)) {
			return Triage.Decision.PERSON;
		}
		if (wantsCarMoved(text, compact) || isCarMoving(classification, first)) {
			return Triage.Decision.CAR_MOVING;
		}
		boolean understood = !compact.isEmpty() && classification.decision().understood();
		return understood ? Triage.Decision.QUEUE : Triage.Decision.NOT_UNDERSTOOD;
	}

	/**
	 * Tells how urgent a contact is.
	 * @param decision what was decided
	 * @param classification what was understood
	 * @param first the category of the first candidate
	 * @return its priority in the queue
	 */
	static Priority priority(Triage.Decision decision, Classification classification, Optional<Category> first) {
		if (decision == Triage.Decision.EMERGENCY) {
			return Priority.EMERGENCY;
		}
		boolean urgent = first.filter((category) -> category.priority() != Priority.NORMAL).isPresent()
				&& probable(classification, LIKELY);
		return urgent ? Priority.HIGH : Priority.NORMAL;
	}

	private static boolean dangerous(String text, String compact) {
		return DANGER.matcher(compact).find() || DANGER_IN_ENGLISH.matcher(text).find();
	}

	private static boolean isEmergency(Classification classification, Optional<Category> first) {
		return first.filter((category) -> category.priority() == Priority.EMERGENCY).isPresent()
				&& probable(classification, LIKELY);
	}

	private static boolean asksForPerson(String text, String compact) {
		return compact.length() <= WISH_LENGTH
				&& (PERSON.matcher(compact).matches() || PERSON_IN_ENGLISH.matcher(text.strip()).matches());
	}

	private static boolean wantsCarMoved(String text, String compact) {
		return CAR_MOVING.matcher(compact).find() || CAR_MOVING_IN_ENGLISH.matcher(text).find();
	}

	private static boolean isCarMoving(Classification classification, Optional<Category> first) {
		return first.filter((category) -> category.selfService().equals("car-moving")).isPresent()
				&& probable(classification, WORTH_ASKING);
	}

	private static boolean probable(Classification classification, double least) {
		return switch (classification.decision()) {
			case Decision.Certain certain -> true;
			case Decision.Doubtful(Classification.Candidate likeliest) -> likeliest.probability() >= least;
			case Decision.Unknown unknown -> false;
		};
	}

}
