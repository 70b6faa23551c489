package org.yihaotong.cases;

import java.util.Optional;

import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.StaffId;

/**
 * The closed loop of a case. Each method is one short transaction; its event is published
 * durably after the commit.
 */
public interface CaseDesk {

	/**
	 * Opens a case for a contact and dispatches it to its department; the deadline clock
	 * starts. A second call for the same contact gives the case that the first one made.
	 * @param request what the case is about
	 * @param by who registers it; empty for self-service
	 * @return the case
	 * @throws CaseRefused if the category or the department does not exist
	 */
	CaseView open(NewCase request, Optional<StaffId> by);

	/**
	 * Opens a case that self-service has dealt with, closed at once.
	 * @param request what the case is about
	 * @param outcome what was done, in the citizen's words
	 * @return the case
	 */
	CaseView openClosed(NewCase request, String outcome);

	CaseView signFor(CaseNumber number, DepartmentCode department, StaffId by);

	/**
	 * Hands a case that has no reply yet to the department where it belongs, under the
	 * category where it belongs; that department is to sign for it. The deadlines stay.
	 * @param number the case
	 * @param to where it belongs
	 * @param by who decides
	 * @return the case
	 * @throws CaseRefused if it stands there already, has a reply, or category or
	 * department do not exist
	 */
	CaseView redispatch(CaseNumber number, Redispatch to, StaffId by);

	CaseView reply(CaseNumber number, DepartmentCode department, StaffId by, String answer);

	/**
	 * Rates a replied case and closes it.
	 * @param number the case
	 * @param rating solved or not, and 1 (very dissatisfied) to 5 (very satisfied)
	 * @return the case
	 */
	CaseView rate(CaseNumber number, Rating rating);

	/**
	 * Adds to a case's history what became of asking the citizen by telephone; its state
	 * stays.
	 * @param number the case
	 * @param note what became of it
	 */
	void surveyed(CaseNumber number, SurveyNote note);

	Optional<CaseView> find(CaseNumber number);

	Optional<CaseView> ofContact(ContactId contact);

	/**
	 * Finds a case for the citizen, who knows its number and the phone it was filed
	 * under.
	 * @param number the case
	 * @param phone the citizen's phone
	 * @return the case; empty also when only the phone is wrong
	 */
	Optional<CaseView> follow(CaseNumber number, PhoneNumber phone);

}
