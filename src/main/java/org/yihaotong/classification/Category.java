package org.yihaotong.classification;

import java.util.List;

import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Priority;

/**
 * A minor category of the taxonomy.
 *
 * @param code four digits
 * @param majorZh name of its major category in Chinese
 * @param majorEn name of its major category in English
 * @param minorZh its name in Chinese
 * @param minorEn its name in English
 * @param definition what belongs to it and what does not
 * @param leadDepartmentZh name of the unit that usually leads
 * @param nature its usual nature (咨询 投诉 求助 举报 建议 服务)
 * @param priority how urgent
 * @param acceptHours hours within which it is to be signed for; 0 for at once
 * @param workingDays working days within which it is to be closed
 * @param selfService whether and which self-service exists; empty for none
 * @param keywords typical words
 */
public record Category(CategoryCode code, String majorZh, String majorEn, String minorZh, String minorEn,
		String definition, String leadDepartmentZh, String nature, Priority priority, int acceptHours, int workingDays,
		String selfService, List<String> keywords) {
}
