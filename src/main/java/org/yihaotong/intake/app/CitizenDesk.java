package org.yihaotong.intake.app;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.stereotype.Service;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.cases.CaseState;
import org.yihaotong.cases.CaseView;
import org.yihaotong.cases.Rating;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.intake.ContactReceipt;
import org.yihaotong.intake.ContactView;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.NewContact;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.registry.MemberUnit;
import org.yihaotong.registry.MemberUnits;

/**
 * What citizens do with their own requests, from the app or from the pages.
 */
@Service
public class CitizenDesk {

	private static final Pattern CASE_NUMBER = Pattern.compile("[0-9]{8}-[0-9]{5,7}");

	private static final Pattern MAIL = Pattern.compile("[^\\s@,;<>]{1,64}@[A-Za-z0-9.-]{1,190}");

	private static final int SUBJECT = 40;

	private final IntakeDesk intake;

	private final CaseDesk cases;

	private final MemberUnits units;

	private final Taxonomy taxonomy;

	private final Clock clock;

	CitizenDesk(IntakeDesk intake, CaseDesk cases, MemberUnits units, Taxonomy taxonomy, Clock clock) {
		this.intake = intake;
		this.cases = cases;
		this.units = units;
		this.taxonomy = taxonomy;
		this.clock = clock;
	}

	/**
	 * Takes a request into the queue.
	 * @param submission what the citizen gave
	 * @return the number to follow it with
	 * @throws SubmissionRefused if something is missing or wrong
	 */
	public ContactReceipt submit(Submission submission) {
		Optional<PhoneNumber> phone = PhoneNumber.parse(submission.phone());
		Map<String, String> errors = errors(submission, phone);
		if (!errors.isEmpty()) {
			throw new SubmissionRefused(errors);
		}
		// With the phone in it, nobody can meet another citizen's request by guessing a
		// key.
		String source = "citizen:" + phone.map(PhoneNumber::value).orElse("") + ":" + submission.key();
		return this.intake.receive(new NewContact(submission.channel(), source, LineDirectory.MAIN,
				submission.citizenName().strip(), phone,
				Optional.of(submission.mail().strip()).filter((mail) -> !mail.isEmpty()), "", submission.text().strip(),
				submission.place().strip(), category(submission.category()), submission.photographs()));
	}

	private Map<String, String> errors(Submission given, Optional<PhoneNumber> phone) {
		Map<String, String> errors = new LinkedHashMap<>();
		String text = given.text().strip();
		if (text.isEmpty()) {
			errors.put("text", "error.text.empty");
		}
		else if (text.length() > Submission.MAX_TEXT) {
			errors.put("text", "error.text.long");
		}
		if (phone.isEmpty()) {
			errors.put("phone", given.phone().isBlank() ? "error.phone.empty" : "error.phone.wrong");
		}
		if (!given.mail().isBlank() && !MAIL.matcher(given.mail().strip()).matches()) {
			errors.put("mail", "error.mail.wrong");
		}
		if (given.citizenName().strip().length() > NewContact.MAX_NAME) {
			errors.put("citizenName", "error.name.long");
		}
		if (given.place().strip().length() > NewContact.MAX_LINE) {
			errors.put("place", "error.place.long");
		}
		if (!given.category().isBlank() && category(given.category()).isEmpty()) {
			errors.put("category", "error.category.unknown");
		}
		return errors;
	}

	private Optional<CategoryCode> category(String code) {
		return code.matches("[0-9]{4}")
				? Optional.of(new CategoryCode(code)).filter((known) -> this.taxonomy.find(known).isPresent())
				: Optional.empty();
	}

	/**
	 * Tells how a request stands.
	 * @param number of the contact or of the case
	 * @param phone the phone that was given with it
	 * @return where it stands; empty also when only the phone is wrong
	 */
	public Optional<Standing> follow(String number, String phone) {
		return find(number, phone).map((found) -> standing(number.strip(), found));
	}

	/**
	 * Rates the answer to a request and closes its case.
	 * @param number of the contact or of the case
	 * @param phone the phone that was given with it
	 * @param rating the verdict
	 * @return where it stands now
	 * @throws AppRefused if there is no such request, or no answer yet
	 */
	public Standing rate(String number, String phone, Rating rating) {
		Found found = find(number, phone).orElseThrow(AppRefused::notFound);
		CaseView view = found.view()
			.filter((known) -> known.state() == CaseState.REPLIED)
			.orElseThrow(AppRefused::notReplied);
		CaseView closed = this.cases.rate(view.number(), rating);
		return standing(number.strip(), new Found(found.contact(), Optional.of(closed)));
	}

	private Optional<Found> find(String number, String phone) {
		return PhoneNumber.parse(phone).flatMap((known) -> {
			String plain = number.strip();
			if (CASE_NUMBER.matcher(plain).matches()) {
				return this.cases.follow(new CaseNumber(plain), known)
					.map((view) -> new Found(this.intake.find(view.contact()), Optional.of(view)));
			}
			return this.intake.find(plain)
				.filter((contact) -> contact.phone().filter(known::equals).isPresent())
				.map((contact) -> new Found(Optional.of(contact), this.cases.ofContact(contact.contact())));
		});
	}

	private Standing standing(String number, Found found) {
		Standing.Stage stage = found.view()
			.map((view) -> Standing.Stage.valueOf(view.state().name()))
			.orElseGet(() -> found.contact().flatMap(ContactView::outcome).isPresent() ? Standing.Stage.ACCEPTED
					: Standing.Stage.RECEIVED);
		String subject = found.view()
			.map(CaseView::title)
			.orElseGet(() -> found.contact().map(CitizenDesk::subject).orElse(""));
		return new Standing(number, stage, subject,
				found.contact()
					.map(ContactView::receivedAt)
					.or(() -> found.view().map(CaseView::openedAt))
					.orElseGet(this.clock::instant),
				found.view().map(this::progress));
	}

	private Standing.Progress progress(CaseView view) {
		Optional<MemberUnit> unit = this.units.find(view.department());
		return new Standing.Progress(view.number().value(), unit.map(MemberUnit::nameZh).orElse(""),
				unit.map(MemberUnit::nameEn).orElse(""), view.dueAt(), view.reply(), view.rating());
	}

	private static String subject(ContactView contact) {
		String words = (contact.subject().isBlank() ? contact.text() : contact.subject()).strip();
		String line = words.lines().findFirst().orElse("");
		return (line.codePointCount(0, line.length()) > SUBJECT)
				? line.substring(0, line.offsetByCodePoints(0, SUBJECT)) + "…" : line;
	}

	private record Found(Optional<ContactView> contact, Optional<CaseView> view) {
	}

}
