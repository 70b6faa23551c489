package org.yihaotong.selfservice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.cases.CaseRefused;
import org.yihaotong.cases.CategoryRules;
import org.yihaotong.cases.NewCase;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.DepartmentCode;

/**
 * Ends a wish exactly once, together with its case.
 */
@Service
class CarMoveEnding {

	/** A call ends within 120 s; whatever is older has lost its server. */
	private static final Duration LONGEST = Duration.ofMinutes(3);

	private static final Logger log = LoggerFactory.getLogger(CarMoveEnding.class);

	private final StoredCarMoves moves;

	private final CaseDesk cases;

	private final CategoryRules categories;

	private final SelfServiceProperties properties;

	private final Clock clock;

	CarMoveEnding(StoredCarMoves moves, CaseDesk cases, CategoryRules categories, SelfServiceProperties properties,
			Clock clock) {
		this.moves = moves;
		this.cases = cases;
		this.categories = categories;
		this.properties = properties;
		this.clock = clock;
	}

	@Transactional
	public CarMoveOutcome end(CarMoveRequest request, MoveRow row, MoveResult result) {
		if (!this.moves.end(row.id(), result, this.clock.instant())) {
			return this.moves.find(request).flatMap(MoveRow::outcome).orElseGet(CarMoveOutcome.OwnerNotReached::new);
		}
		if (result != MoveResult.COMES) {
			return result.outcome(null);
		}
		CaseNumber number = this.cases.openClosed(closedCase(request), "已联系到车主，车主表示马上挪车。").number();
		this.moves.caseOpened(row.id(), number);
		return result.outcome(number);
	}

	/**
	 * Repairs what a killed server left behind: the citizen is served by an agent, so
	 * these are recorded as not reached.
	 */
	@Scheduled(fixedDelayString = "PT1M")
	public void endLost() {
		Instant now = this.clock.instant();
		int lost = this.moves.endLost(now.minus(LONGEST), now);
		if (lost > 0) {
			log.warn("{} car moves had lost their server and were ended as not reached", lost);
		}
	}

	private NewCase closedCase(CarMoveRequest request) {
		CategoryCode category = new CategoryCode(this.properties.category());
		CategoryRules.CategoryRule rule = this.categories.find(category)
			.orElseThrow(() -> new CaseRefused(HttpStatus.UNPROCESSABLE_CONTENT, "category-not-found",
					"Car moving has no category", category.value()));
		return new NewCase(request.contact(), request.channel(), category,
				new DepartmentCode(this.properties.department()), rule.name() + "：" + request.plate().value(),
				"市民的通行被车辆挡住，由自助服务联系车主。", request.place(), "", request.citizen(), rule.priority(), rule.acceptHours(),
				rule.workingDays());
	}

}
