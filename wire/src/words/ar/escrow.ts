import type { EscrowKind } from '../../told-escrow.ts';
import type { Catalogue } from '../catalogue.ts';

/** What is said of the money of milestones, in Arabic. */
export const escrow = {
  'milestone-funded': {
    name: 'تمويل مرحلة',
    title: '{title}: وُضع {amount} جانبًا',
    body: '«{milestone}» ممولة: مالها في الضمان ويمكن بدء العمل عليها. يخرج المال عند صرف المرحلة أو يعود إلى العميل.',
    button: 'عرض المراحل',
  },
  'milestone-silence': {
    name: 'عمل مسلَّم يُصرف قريبًا',
    title: '{title}: يُصرف {amount} {until} إن لم تقل شيئًا',
    body: 'سلّم {other} «{milestone}». اصرفها أو اطلب تعديلات، فهذا يوقف مهلتها. السكوت يصرفها.',
    button: 'الاطلاع على العمل',
  },
  'milestone-silent': {
    name: 'صرف عمل مسلَّم بالسكوت',
    title: '{title}: صُرف {amount}',
    body: 'لم يُقل شيء عن «{milestone}» خلال 14 يومًا من تسليمها، لذلك صُرفت. يتاح نصيب المستقل ابتداءً من {until}.',
    button: 'عرض المراحل',
  },
  'milestone-released': {
    name: 'صرف مرحلة',
    title: '{title}: صُرف {amount}',
    body: 'قُبلت «{milestone}». يتاح نصيب المستقل ابتداءً من {until}، بعد حجز أمان مدته خمسة أيام.',
    button: 'عرض المراحل',
  },
  'milestone-available': {
    name: 'مال مرحلة متاح',
    title: '{title}: {amount} متاح',
    body: 'انتهى حجز الأمان لمرحلة «{milestone}». يمكنك سحب المال.',
    button: 'السحب',
  },
  'escrow-returned': {
    name: 'عودة مال من الضمان',
    title: '{title}: يعود {amount} إلى العميل',
    body: 'ما بقي في الضمان في هذا العقد مع {other} يعود إلى البطاقة التي دفعته، ومعه رسم العميل عليه.',
    button: 'عرض العقد',
  },
  'escrow-not-back': {
    name: 'مال من الضمان لم يصل إلى البطاقة',
    title: '{title}: لم يصل {amount} إلى بطاقتك',
    body: 'لم يقبل مصرف بطاقتك ما كان في الضمان لمرحلة «{milestone}». يبقى رصيدًا لك، ويستطيع مشغّل الموقع إرساله من جديد.',
    button: 'عرض المراحل',
  },
  'escrow-paid': {
    name: 'صرف مال متنازع عليه في الضمان',
    title: '{title}: يُصرف {amount} للمستقل',
    body: 'يُصرف ما كان في الضمان في هذا العقد مع {other}. يتاح بعد حجز أمان مدته خمسة أيام.',
    button: 'عرض العقد',
  },
  'escrow-asked': {
    name: 'العميل يطلب استرداد مال من الضمان',
    title: '{title}: يطلب {other} استرداد {amount}',
    body: 'انتهى العقد وهذا المال في الضمان. إن أُنجز عمل مقابله فيمكنك الاعتراض حتى {until}؛ وإن لم تقل شيئًا يعود حينها.',
    button: 'عرض الطلب',
  },
  'escrow-dormant': {
    name: 'عقد خامل وفيه مال في الضمان',
    title: '{title}: لم يحدث شيء منذ 90 يومًا',
    body: 'في الضمان {amount} في هذا العقد مع {other}. يعود إلى العميل في {until} ما لم يسلّم المستقل عملًا أو يعترض قبل ذلك.',
    button: 'عرض العقد',
  },
  'escrow-disputed': {
    name: 'اعتراض على عودة مال من الضمان',
    title: '{title}: يعترض {other} على عودة {amount}',
    body: 'أجب حتى {until} فيقرر مشغّل؛ وإن لم تقل شيئًا يُصرف المال حينها. كتب الطرف الآخر: {says}',
    button: 'القراءة والإجابة',
  },
  'escrow-answered': {
    name: 'إجابة العميل على اعتراض',
    title: '{title}: أجاب {other} بشأن {amount} في الضمان',
    body: 'يقرر مشغّل الآن؛ ويقرأ الطرفان القرار وسببه. كتب الطرف الآخر: {says}',
    button: 'قراءة الإجابة',
  },
  'escrow-decided': {
    name: 'قرار مشغّل بشأن مال في الضمان',
    title: '{title}: {amount} للمستقل و{back} للعميل',
    body: 'هذا قرار المشغّل بشأن ما كان في الضمان في هذا العقد مع {other}. السبب: {says}',
    button: 'قراءة القرار',
  },
} satisfies Pick<Catalogue['kinds'], EscrowKind>;
