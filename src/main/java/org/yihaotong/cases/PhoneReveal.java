package org.yihaotong.cases;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.access.AuditLog;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.StaffId;

/**
 * Shows a citizen's phone in the clear, to a person with a reason, and never without a
 * row in the audit log.
 */
@Service
class PhoneReveal {

	private final AuditLog audit;

	PhoneReveal(AuditLog audit) {
		this.audit = audit;
	}

	@Transactional
	public String phone(CaseView view, StaffId who, String reason) {
		String words = CaseInput.required("reason", reason, CaseInput.REASON);
		PhoneNumber phone = view.phone().orElseThrow(CaseRefusals::withoutPhone);
		this.audit.record(who, "phone.revealed", view.number().value(), words);
		return phone.national();
	}

}
