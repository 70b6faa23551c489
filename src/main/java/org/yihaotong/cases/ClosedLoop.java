package org.yihaotong.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.access.StaffMember;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.StaffId;
import org.yihaotong.registry.MemberUnits;

/**
 * The closed loop on PostgreSQL. Events are published in the transaction; Modulith's
 * registry keeps them until every listener has done its work.
 */
@Service
class ClosedLoop implements CaseDesk {

	private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

	private final Cases cases;

	private final CaseHistory history;

	private final DeadlinePolicy deadlines;

	private final CategoryRules categories;

	private final MemberUnits units;

	private final StaffDirectory staff;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ClosedLoop(Cases cases, CaseHistory history, DeadlinePolicy deadlines, CategoryRules categories, MemberUnits units,
			StaffDirectory staff, ApplicationEventPublisher events, Clock clock) {
		this.cases = cases;
		this.history = history;
		this.deadlines = deadlines;
		this.categories = categories;
		this.units = units;
		this.staff = staff;
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional
	public CaseView open(NewCase request, Optional<StaffId> by) {
		return this.cases.ofContact(request.contact()).orElseGet(() -> {
			add(CaseInput.checked(request), by.map(this::name).orElse(""));
			return this.cases.ofContact(request.contact()).orElseThrow(CaseRefusals::notFound);
		});
	}

	@Override
	@Transactional
	public CaseView openClosed(NewCase request, String outcome) {
		String words = CaseInput.required("answer", outcome, CaseInput.ANSWER);
		return this.cases.ofContact(request.contact()).orElseGet(() -> {
			if (add(CaseInput.checked(request), "")) {
				CaseRow row = newRow(request.contact());
				write(row, new CaseChange(CaseState.CLOSED, this.clock.instant(), words, Optional.empty()), "closed",
						"", words);
				this.events.publishEvent(new CaseClosed(row.view().number(), request.contact(), this.clock.instant()));
			}
			return this.cases.ofContact(request.contact()).orElseThrow(CaseRefusals::notFound);
		});
	}

	@Override
	@Transactional
	public CaseView redispatch(CaseNumber number, Redispatch to, StaffId by) {
		String reason = CaseInput.required("redispatch", to.reason(), CaseInput.REASON);
		CaseRow row = row(number, (view) -> true);
		CaseMove.REDISPATCH.apply(row.view().state());
		CategoryRules.CategoryRule category = this.categories.find(to.category())
			.orElseThrow(() -> CaseRefusals.noCategory(to.category()));
		String unit = unit(to.department());
		CategoryCode from = row.view().category();
		if (from.equals(to.category()) && row.view().department().equals(to.department())) {
			throw CaseRefusals.sameDispatch();
		}
		if (!this.cases.redispatch(row, to)) {
			throw CaseRefusals.changedMeanwhile();
		}
		Instant now = this.clock.instant();
		this.history.add(number, now, "redispatched", name(by), unit + " · " + category.name() + " · " + reason);
		this.events.publishEvent(
				new CaseRedispatched(number, row.view().contact(), from, to.category(), to.department(), now));
		return whole(number);
	}

	/** Returns false when another transaction was first with this contact. */
	private boolean add(NewCase request, String by) {
		if (this.categories.find(request.category()).isEmpty()) {
			throw CaseRefusals.noCategory(request.category());
		}
		String unit = unit(request.department());
		Instant now = this.clock.instant();
		DeadlinePolicy.Deadlines due = this.deadlines.from(now, request.acceptHours(), request.workingDays());
		CaseNumber number = this.cases.nextNumber(LocalDate.ofInstant(now, CITY));
		if (!this.cases.add(number, request, now, due)) {
			return false;
		}
		this.history.add(number, now, "opened", by, "");
		this.history.add(number, now, "dispatched", by, unit);
		this.events.publishEvent(new CaseDispatched(number, request.contact(), request.department(), now));
		return true;
	}

	@Override
	@Transactional
	public CaseView signFor(CaseNumber number, DepartmentCode department, StaffId by) {
		CaseRow row = row(number, (view) -> view.department().equals(department));
		CaseState next = CaseMove.SIGN.apply(row.view().state());
		write(row, new CaseChange(next, this.clock.instant(), null, Optional.empty()), "signed", name(by), "");
		return whole(number);
	}

	@Override
	@Transactional
	public CaseView reply(CaseNumber number, DepartmentCode department, StaffId by, String answer) {
		String words = CaseInput.required("answer", answer, CaseInput.ANSWER);
		CaseRow row = row(number, (view) -> view.department().equals(department));
		CaseState next = CaseMove.REPLY.apply(row.view().state());
		Instant now = this.clock.instant();
		write(row, new CaseChange(next, now, words, Optional.empty()), "replied", name(by), "");
		this.events.publishEvent(new CaseReplied(number, row.view().contact(), now));
		return whole(number);
	}

	@Override
	@Transactional
	public CaseView rate(CaseNumber number, Rating rating) {
		String comment = CaseInput.optional("comment", rating.comment(), CaseInput.COMMENT);
		CaseRow row = row(number, (view) -> true);
		CaseState next = CaseMove.RATE.apply(row.view().state());
		Instant now = this.clock.instant();
		Rating verdict = new Rating(rating.solved(), rating.satisfaction(), comment);
		write(row, new CaseChange(next, now, null, Optional.of(verdict)), "rated", "", comment);
		this.history.add(number, now, "closed", "", "");
		this.events.publishEvent(new CaseClosed(number, row.view().contact(), now));
		return whole(number);
	}

	@Override
	@Transactional
	public void surveyed(CaseNumber number, SurveyNote note) {
		this.history.add(number, this.clock.instant(), note.action(), "", "");
	}

	@Override
	public Optional<CaseView> find(CaseNumber number) {
		return this.cases.find(number);
	}

	@Override
	public Optional<CaseView> ofContact(ContactId contact) {
		return this.cases.ofContact(contact);
	}

	@Override
	public Optional<CaseView> follow(CaseNumber number, PhoneNumber phone) {
		return this.cases.follow(number, phone);
	}

	private void write(CaseRow row, CaseChange change, String action, String by, String note) {
		if (!this.cases.update(row, change)) {
			throw CaseRefusals.changedMeanwhile();
		}
		this.history.add(row.view().number(), change.at(), action, by, note);
	}

	private CaseRow row(CaseNumber number, Predicate<CaseView> visible) {
		return this.cases.row(number).filter((row) -> visible.test(row.view())).orElseThrow(CaseRefusals::notFound);
	}

	private CaseRow newRow(ContactId contact) {
		return this.cases.ofContact(contact)
			.flatMap((view) -> this.cases.row(view.number()))
			.orElseThrow(CaseRefusals::notFound);
	}

	private CaseView whole(CaseNumber number) {
		return this.cases.find(number).orElseThrow(CaseRefusals::notFound);
	}

	private String unit(DepartmentCode code) {
		return this.units.find(code).orElseThrow(() -> CaseRefusals.noDepartment(code)).nameZh();
	}

	private String name(StaffId id) {
		return this.staff.find(id).map(StaffMember::displayName).orElse("");
	}

}
